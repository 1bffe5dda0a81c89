namespace Cordon.Core.Exchange.Requests;

/// <summary>Why a centre does not do what it is asked: a closed list, so that refusals can be counted. The names stand in records and never change.</summary>
public enum RefusalCode : byte
{
    None = 0,

    /// <summary>No instrument in force between the two covers it.</summary>
    NoLegalBasis = 1,

    /// <summary>It is not for this authority, and it cannot say for whom it is.</summary>
    NotCompetent = 2,

    /// <summary>An investigation would be harmed. It neither confirms nor denies; the reason goes sealed to the holder's own inspector.</summary>
    OngoingOperation = 3,

    /// <summary>The person is under protection.</summary>
    ProtectedPerson = 4,

    /// <summary>Somebody's rights are at risk: torture, the death penalty, persecution.</summary>
    RightsRisk = 5,

    /// <summary>What is asked is out of proportion to what it is asked for.</summary>
    Disproportionate = 6,

    /// <summary>Whoever the holder has it from does not allow it.</summary>
    ThirdPartyRefused = 7,

    /// <summary>The holder has nothing of the kind.</summary>
    NotHeld = 8,

    /// <summary>It cannot be read, or lacks what it must say.</summary>
    Malformed = 9,

    /// <summary>The asker has asked as much as was agreed. Money is never left to move for that: a freeze request is not refused so.</summary>
    Quota = 10,

    /// <summary>The offence is a political one, or connected with one (Convention on Cybercrime, art. 29.5 a).</summary>
    PoliticalOffence = 11,

    /// <summary>It would prejudice sovereignty, security, public order or other essential interests (Convention on Cybercrime, art. 29.5 b).</summary>
    EssentialInterests = 12,

    /// <summary>It is no offence here, and the holder's state has reserved the right to refuse for that (Convention on Cybercrime, art. 29.4).</summary>
    DualCriminality = 13,

    /// <summary>The conditions of information that was offered cannot be kept (Convention on Cybercrime, art. 26.2).</summary>
    ConditionsNotAccepted = 14,
}
