namespace Cordon.Core.Networks.Suspects;

/// <summary>Who says something.</summary>
public enum SightingSource : byte
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>A bank's record of opening, for which papers were shown.</summary>
    BankRecord,

    /// <summary>A bank's log of a sign-in or an order.</summary>
    SignIn,

    /// <summary>A payment, in which its payer wrote what he liked.</summary>
    PaymentText,

    /// <summary>A victim.</summary>
    Victim,
}

/// <summary>A record that says of one thing (an account, a device, a contact) that another belongs to it.</summary>
/// <param name="Source">Who says it.</param>
/// <param name="Record">The record's identifier, by which it is found again.</param>
/// <param name="TimeMilliseconds">When it was seen or said, from the Unix epoch.</param>
/// <param name="Of">The account, device or contact.</param>
/// <param name="Seen">What belongs to it.</param>
public sealed record Sighting(SightingSource Source, string Record, long TimeMilliseconds, Trait Of, Trait Seen)
{
    /// <summary>Who says it, where one person may have made several records; else the record stands for him.</summary>
    public string By { get; init; } = Record;

    /// <summary>Masked: what is said of people never goes into a log.</summary>
    public override string ToString() => $"{Source} says {Seen.Kind} of {Of.Kind}";
}
