namespace Cordon.Core.Casework;

/// <summary>What may be done at a centre by whoever has the authority. The names stand in records and never change.</summary>
public enum Act
{
    /// <summary>Change one's own name, language, zone and ways of signing in.</summary>
    KeepOwnAccount,

    /// <summary>See payments that are held now.</summary>
    SeeHolds,

    /// <summary>Let a held payment go, or propose that it be blocked.</summary>
    DecideHold,

    /// <summary>Take down a victim's report.</summary>
    TakeReport,

    /// <summary>Open a case file that one is on.</summary>
    SeeOwnCases,

    /// <summary>Open every case file.</summary>
    SeeAllCases,

    /// <summary>Write notes and tasks into a case, move it on, merge and split it.</summary>
    WorkCase,

    /// <summary>Say who works a case.</summary>
    AssignCase,

    /// <summary>See a victim's name, contact and words, for a purpose that is recorded.</summary>
    SeeVictim,

    /// <summary>See the orders of all banks.</summary>
    SeeOrders,

    /// <summary>Send, recall and close freeze orders.</summary>
    MoveOrder,

    /// <summary>Be the second person of a grave act that somebody else proposed.</summary>
    ApproveGraveAct,

    /// <summary>See and answer what concerns the own bank.</summary>
    AnswerAsBank,

    /// <summary>See gangs, and who is suspected.</summary>
    SeeNetworks,

    /// <summary>Take a gang's page for an arrest night out of the centre.</summary>
    ExportNetwork,

    /// <summary>Look an account, phone, link, wallet or person up.</summary>
    LookUp,

    /// <summary>See the rules and the model that decide, and test others.</summary>
    SeePolicy,

    /// <summary>Propose rules or a model.</summary>
    ProposePolicy,

    /// <summary>See figures that name nobody.</summary>
    SeeFigures,

    /// <summary>See who saw and did what.</summary>
    SeeAudit,

    /// <summary>Let people in and out, and say what they are.</summary>
    AdministerPeople,

    /// <summary>Issue and revoke banks' keys, set limits and how long things are kept.</summary>
    AdministerCentre,

    /// <summary>Ask a counterpart abroad, and answer one.</summary>
    ExchangeAbroad,

    /// <summary>See what was asked of and by centres abroad, and the log of it.</summary>
    SeeAbroad,

    /// <summary>Decide the complaint of somebody whose money is held.</summary>
    DecideContest,
}
