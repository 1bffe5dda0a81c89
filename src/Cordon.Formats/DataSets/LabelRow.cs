namespace Cordon.Formats.DataSets;

/// <summary>What a payment truly was, for training and evaluation only; screening never reads it.</summary>
public enum PaymentLabel
{
    Genuine,

    /// <summary>The victim's payment.</summary>
    Scam,

    /// <summary>Stolen money moved on.</summary>
    Layering,

    /// <summary>Stolen money leaving the banks.</summary>
    Cashout,

    /// <summary>A small payment that makes the victim trust.</summary>
    Bait,
}

/// <summary>One label of a data set.</summary>
/// <param name="Pattern">The scheme the payment belongs to, where the data set names one.</param>
public sealed record LabelRow(string PaymentId, PaymentLabel Label, string? Pattern)
{
    // What simulated gangs and their channels do with money of their own.
    private static readonly string[] OwnMoney = ["gang/", "channel/"];

    /// <summary>
    /// Whether it is labelled genuine and yet no honest person's: a gang's or a channel's own money. Stopping it wrongs nobody, letting it pass loses nothing.
    /// </summary>
    public bool IsUnderworldsOwn => Label == PaymentLabel.Genuine && Array.Exists(OwnMoney, own => Pattern?.StartsWith(own, StringComparison.Ordinal) == true);

    /// <summary>The kind of scheme a pattern names first, such as "romance" of "romance/17"; empty where it names none.</summary>
    public static string TypeOf(string? pattern) => pattern?.Split('/', ':', '-', ' ')[0] ?? "";
}
