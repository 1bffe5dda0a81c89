using Cordon.Core.Values;

namespace Cordon.Core.Exchange.Requests;

/// <summary>That a centre failed an audit, or broke an object's marks, as the other one says.</summary>
/// <param name="Centre">Whose fault it is said to be.</param>
/// <param name="At">When that was said.</param>
public readonly record struct CentreFault(string Centre, Instant At);
