using Cordon.Core.Values;

namespace Cordon.Simulation.Economy;

/// <summary>One row of a simulated data set: an account, a payment, its label, a report or a truth. <see cref="Time"/> is when it is told.</summary>
public abstract record SimulatedRow(Instant Time);

/// <summary>What an account is to the banking system; an exchange and cash are its ways out.</summary>
public enum SimulatedAccountKind
{
    Person,
    Business,
    Merchant,
    Exchange,
    Cash,
}

/// <summary>What a payment truly was.</summary>
public enum SimulatedTruth
{
    /// <summary>Nobody's stolen money moved.</summary>
    Genuine,

    /// <summary>A victim's own payment to an account of the gang.</summary>
    Scam,

    /// <summary>Stolen money moved on to another account inside the banking system.</summary>
    Layering,

    /// <summary>Stolen money left: to cash, to an exchange, abroad.</summary>
    Cashout,

    /// <summary>The gang paid a victim to be believed.</summary>
    Bait,
}

/// <summary>An account. The row is told when the account is opened, or before all else when it was there at the start.</summary>
public sealed record SimulatedAccount(
    Instant Opened, string Bank, string Number, SimulatedAccountKind Kind, string Holder, string Phone, Currency Currency) : SimulatedRow(Opened)
{
    /// <summary>What lay in it at the first moment of the world, in minor units; null where the data set does not say.</summary>
    public long? OpeningBalanceMinor { get; internal set; }

    /// <summary>Whether accounts.csv lists it. Accounts abroad are known only from payments.</summary>
    public bool IsListed { get; internal init; } = true;

    public override string ToString() => $"{Bank}/…{(Number.Length > 4 ? Number[^4..] : "")}";
}

/// <summary>A payment that happened. Empty texts are columns the bank does not know (no device at a cash machine).</summary>
public sealed record SimulatedPayment(
    Instant Time,
    long Sequence,
    SimulatedAccount Payer,
    SimulatedAccount Payee,
    Money Amount,
    string Channel,
    string Purpose,
    string PayerName,
    string PayeeName,
    string Device,
    string Ip) : SimulatedRow(Time)
{
    /// <summary>The payment's identifier in every file.</summary>
    public string PaymentId => $"p{Sequence:D9}";

    public override string ToString() => $"{PaymentId} {Payer} → {Payee}";
}

/// <summary>The truth about one payment. The pattern names the scam's kind and case, or the look-alike a genuine payment belongs to.</summary>
public sealed record SimulatedLabel(Instant Time, long PaymentSequence, SimulatedTruth Truth, string Pattern) : SimulatedRow(Time)
{
    /// <inheritdoc cref="SimulatedPayment.PaymentId"/>
    public string PaymentId => $"p{PaymentSequence:D9}";
}

/// <summary>A victim's report of one payment. A victim who reports three payments files three rows at one moment.</summary>
public sealed record SimulatedReport(
    Instant Time,
    string ReportId,
    long PaymentSequence,
    ScamKind Kind,
    string Narrative,
    string ContactPhone,
    string ContactUrl,
    string ContactHandle) : SimulatedRow(Time)
{
    /// <inheritdoc cref="SimulatedPayment.PaymentId"/>
    public string PaymentId => $"p{PaymentSequence:D9}";

    public override string ToString() => $"{ReportId} {PaymentId} {Kind}";
}

/// <summary>The truth about an account: from this time on it is in a gang's hands. Accounts that were from the start come first.</summary>
/// <param name="Gang">The gang's number; null for a channel, which serves several.</param>
public sealed record SimulatedMule(Instant Time, SimulatedAccount Account, MuleKind Kind, int? Gang) : SimulatedRow(Time);

/// <summary>
/// The truth about one reported payment at the moment of its report: how much of it has which fate in which account. The amounts of a
/// report add up to what was stolen. An account of the gang that it has passed through is told with an amount of zero.
/// </summary>
/// <param name="OthersMinor">Other victims' money that lies in the account too, in minor units; 0 unless the fate is <see cref="MoneyFate.Lies"/>.</param>
/// <param name="Hop">The fewest payments by which it came here; 1 for the victim's own.</param>
public sealed record SimulatedWhereabouts(
    Instant Time,
    string ReportId,
    long PaymentSequence,
    MoneyFate Fate,
    SimulatedAccount Account,
    long AmountMinor,
    long OthersMinor,
    int Hop) : SimulatedRow(Time)
{
    /// <inheritdoc cref="SimulatedPayment.PaymentId"/>
    public string PaymentId => $"p{PaymentSequence:D9}";
}
