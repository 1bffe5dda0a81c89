using Cordon.Core.Language;

namespace Cordon.Core.Exchange.Requests;

/// <summary>A legal basis, or why there is none.</summary>
/// <param name="Basis">What the request rests on; null where there is none.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Refusal">The same in words, as a sentence's end; null where there is one.</param>
public readonly record struct LegalBasisAnswer(LegalBasisReference? Basis, LegalBasisFault Fault, Phrase? Refusal);
