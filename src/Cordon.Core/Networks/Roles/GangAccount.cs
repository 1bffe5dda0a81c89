using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Roles;

/// <summary>An account that a gang's money touched, whoever's it is.</summary>
/// <param name="Bank">The bank's BIC, or how the data set names it; characters 5 and 6 of a BIC are the country.</param>
/// <param name="Number">The account's number at the bank.</param>
/// <param name="Kind">What kind of account it is told to be.</param>
/// <param name="OpenedMilliseconds">When it was opened, from the Unix epoch; <see cref="Facts.Unknown"/> where not told.</param>
/// <param name="Life">What else it does.</param>
public sealed record GangAccount(string Bank, string Number, AccountKind Kind, long OpenedMilliseconds, OwnLife Life)
{
    /// <summary>Its holder's name as the bank has it; null where not told.</summary>
    public string? Holder { get; init; }

    /// <summary>Whether its bank told two things of it, or only what holds from after the stolen money came: the holder is not sure, or not told.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Whether the centre can give orders there; an account abroad is a way out.</summary>
    public bool IsAbroad { get; init; }

    /// <summary>How many gangs it is known to serve, from the finding of channels; 0 where nobody has looked.</summary>
    public int GangsServed { get; init; }

    /// <summary>
    /// Payments from here that were reported as stolen and are not among the transfers that victims paid: of other gangs' cases, stopped, or in another
    /// currency. The holder is a victim, whatever the account is used for.
    /// </summary>
    public int ReportedBesides { get; init; }

    /// <summary>
    /// Stolen money that lies there and can be frozen, where a trace has told, less what banks have dealt with; null: what came less what left.
    /// </summary>
    public long? LyingMinor { get; init; }

    /// <summary>Whether money that comes here is gone from the banks that the centre reaches.</summary>
    public bool IsWayOut => IsAbroad || Kind is AccountKind.Exchange or AccountKind.Cash;

    /// <summary>Masked: an account never goes into a log.</summary>
    public override string ToString() => $"account {Bank}/…{(Number.Length > 8 ? Number[^4..] : "")}, {Kind}";
}
