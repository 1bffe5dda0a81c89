namespace Cordon.Core.Cases;

/// <summary>What happens to a freeze order. The numbers stand in journals and never change.</summary>
public enum FreezeEventKind : byte
{
    None = 0,

    /// <summary>A person, or the rule for small sums, says yes. An order of a large sum needs two persons.</summary>
    Approve = 1,

    /// <summary>The bank took it: its system answered that it has it.</summary>
    Send = 2,

    /// <summary>The bank is working on it.</summary>
    Acknowledge = 3,

    /// <summary>The bank holds an amount.</summary>
    Freeze = 4,

    /// <summary>The bank says that nothing is there any more.</summary>
    TooLate = 5,

    /// <summary>The bank does not do it.</summary>
    Refuse = 6,

    /// <summary>An amount that was held is let go to the account's holder.</summary>
    Release = 7,

    /// <summary>An amount has been paid back towards the victims: of what is held first; what is beyond that was not held.</summary>
    Return = 8,

    /// <summary>Its time under the law of its place is over.</summary>
    Expire = 9,

    /// <summary>The centre takes it back.</summary>
    Withdraw = 10,

    /// <summary>The account's holder appeals.</summary>
    Contest = 11,

    /// <summary>The appeal is turned down.</summary>
    Uphold = 12,

    /// <summary>The bank was reminded, its time to answer being over.</summary>
    Remind = 13,

    /// <summary>The law's further time is taken, by a person and for a reason.</summary>
    Extend = 14,

    /// <summary>The money moved on before the bank answered: it asks for no more than what is left.</summary>
    Reduce = 15,

    /// <summary>The centre asks the bank to let an amount go: on appeal, or since it was wrong. What is held changes when the bank has done it.</summary>
    AskRelease = 16,

    /// <summary>More of the money arrived before the order was sent: it asks for the amount from now on.</summary>
    Raise = 20,

    /// <summary>The same, paid to the victim's bank and not by way of the centre.</summary>
    ReturnToVictim = 21,
}
