namespace Cordon.Core.Tracing;

/// <summary>The bounds that a trace met: see <see cref="TraceBounds"/>.</summary>
[Flags]
public enum TraceLimits : byte
{
    None = 0,
    Hops = 1,
    Moves = 2,
    Accounts = 4,

    /// <summary>Transfers looked at: the bound on time.</summary>
    Looks = 8,
}
