using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Learning;

/// <summary>What a journal says a payment was.</summary>
/// <param name="ScamType">The kind of scam, where a report names one.</param>
/// <param name="Source">What that rests on.</param>
/// <param name="Known">Since when it could be said.</param>
/// <param name="Weight">How far it is believed, above 0 and at most 1.</param>
public readonly record struct JournalLabel(PaymentLabel Label, string? ScamType, LabelSource Source, Instant Known, float Weight);
