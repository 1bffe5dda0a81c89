namespace Cordon.Core.Casework;

/// <summary>
/// Who may do what. The table is all there is: what does not stand here is not allowed. Nobody who administers people or the centre sees a case,
/// and nobody who checks changes one.
/// </summary>
public static class Authority
{
    private static readonly Act[] Desk = [Act.SeeHolds, Act.DecideHold, Act.TakeReport, Act.SeeOrders, Act.MoveOrder, Act.LookUp, Act.SeeVictim];

    private static readonly Act[] Cases = [Act.SeeOwnCases, Act.WorkCase, Act.SeeNetworks];

    private static readonly Dictionary<OfficerRole, HashSet<Act>> Table = new()
    {
        [OfficerRole.None] = [],
        [OfficerRole.DutyOfficer] = [Act.KeepOwnAccount, .. Desk, .. Cases, Act.SeeFigures],
        [OfficerRole.Investigator] = [Act.KeepOwnAccount, .. Desk, .. Cases, Act.ExportNetwork, Act.SeePolicy, Act.SeeFigures],
        [OfficerRole.Liaison] = [Act.KeepOwnAccount, .. Cases, Act.LookUp, Act.SeeOrders, Act.ExchangeAbroad, Act.SeeAbroad, Act.SeeFigures],
        [OfficerRole.Supervisor] =
        [
            Act.KeepOwnAccount, .. Desk, .. Cases, Act.SeeAllCases, Act.AssignCase, Act.ApproveGraveAct, Act.ExportNetwork, Act.SeePolicy,
            Act.ProposePolicy, Act.SeeFigures, Act.DecideContest, Act.ExchangeAbroad, Act.SeeAbroad,
        ],
        [OfficerRole.Auditor] = [Act.KeepOwnAccount, Act.SeeAudit, Act.SeePolicy, Act.SeeFigures, Act.SeeAbroad],
        [OfficerRole.Statistician] = [Act.KeepOwnAccount, Act.SeeFigures],
        [OfficerRole.Administrator] = [Act.KeepOwnAccount, Act.AdministerPeople, Act.AdministerCentre],
        [OfficerRole.BankOfficer] = [Act.KeepOwnAccount, Act.AnswerAsBank],
    };

    /// <summary>Whether a role may do something at all; need to know and a second person are asked for besides.</summary>
    public static bool Allows(OfficerRole role, Act act) => Table.TryGetValue(role, out var acts) && acts.Contains(act);

    /// <summary>All that a role may do, in the order of the acts.</summary>
    public static IReadOnlyList<Act> Of(OfficerRole role) => Table.TryGetValue(role, out var acts) ? [.. acts.Order()] : [];
}
