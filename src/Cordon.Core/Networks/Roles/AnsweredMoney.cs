namespace Cordon.Core.Networks.Roles;

/// <summary>What banks have answered about a gang's money that orders asked them to hold, in minor units of the gang's currency.</summary>
/// <param name="HeldMinor">Held now.</param>
/// <param name="ReturnedMinor">Paid back.</param>
/// <param name="ReleasedMinor">Held once and let go to the account's holder.</param>
/// <param name="NotFoundMinor">Asked for and not there any more when the bank looked.</param>
/// <param name="AskedMinor">Asked for and not answered yet.</param>
public readonly record struct AnsweredMoney(long HeldMinor, long ReturnedMinor, long ReleasedMinor, long NotFoundMinor, long AskedMinor)
{
    /// <summary>What need not be asked for again: the bank has dealt with it.</summary>
    public long SettledMinor => HeldMinor + ReturnedMinor + ReleasedMinor + NotFoundMinor;

    /// <summary>Both together.</summary>
    public static AnsweredMoney operator +(AnsweredMoney one, AnsweredMoney other) => new(
        one.HeldMinor + other.HeldMinor, one.ReturnedMinor + other.ReturnedMinor, one.ReleasedMinor + other.ReleasedMinor,
        one.NotFoundMinor + other.NotFoundMinor, one.AskedMinor + other.AskedMinor);
}
