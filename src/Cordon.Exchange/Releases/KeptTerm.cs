using Cordon.Core.Exchange.Release;
using Cordon.Core.Values;

namespace Cordon.Exchange.Releases;

/// <summary>From when until when a legal basis was in force, as a kept decision has it.</summary>
public sealed record KeptTerm(LegalBases Basis, Instant From, Instant? Until);
