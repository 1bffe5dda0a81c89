namespace Cordon.Core.Casework;

/// <summary>What somebody is at a centre. Each person has one role; what a role may do stands in <see cref="Authority"/>.</summary>
public enum OfficerRole
{
    /// <summary>None: may do nothing.</summary>
    None,

    /// <summary>Takes reports, decides holds and sends freeze orders, around the clock.</summary>
    DutyOfficer,

    /// <summary>Works the cases assigned to them and looks into networks.</summary>
    Investigator,

    /// <summary>Asks counterparts abroad, and answers them.</summary>
    Liaison,

    /// <summary>Assigns cases and is the second person for grave acts.</summary>
    Supervisor,

    /// <summary>Sees who saw and did what, and changes nothing.</summary>
    Auditor,

    /// <summary>Sees figures, and no person or account.</summary>
    Statistician,

    /// <summary>Lets people in, issues keys, sets limits, and sees no case.</summary>
    Administrator,

    /// <summary>Sees and answers what concerns one bank.</summary>
    BankOfficer,
}
