namespace Cordon.Core.Exchange.Release;

/// <summary>What of a record may leave, and the names of what stays, which are for the centre's own log.</summary>
public sealed record RedactedRecord(IReadOnlyList<ReleaseField> Fields, IReadOnlyList<string> Withheld);
