namespace Cordon.Core.Exchange.Release;

/// <summary>
/// What a sealed pointer says of what was found. Of anybody who is not a mule or a confirmed scammer, and of who may have been forced, it says nothing
/// but where to ask.
/// </summary>
public enum PointerClass
{
    /// <summary>Nothing: the desk is to be asked.</summary>
    AskDesk = 0,

    /// <summary>It passes stolen money on.</summary>
    Mule = 1,

    /// <summary>A scam that was confirmed.</summary>
    ConfirmedScam = 2,
}
