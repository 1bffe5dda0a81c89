namespace Cordon.Core.Exchange.Requests;

/// <summary>What the bank of an account says to a freeze request. The names stand in records and never change.</summary>
public enum FreezeStatus : byte
{
    /// <summary>It has it and is looking.</summary>
    Received = 1,

    /// <summary>The whole amount is held.</summary>
    Held = 2,

    /// <summary>A part of it is held.</summary>
    Partly = 3,

    /// <summary>Nothing is there any more.</summary>
    TooLate = 4,

    /// <summary>An amount was given back.</summary>
    Returned = 5,

    /// <summary>The bank does not do it.</summary>
    Refused = 6,
}
