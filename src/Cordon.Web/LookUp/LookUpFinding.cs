using Cordon.Engine.Casework;

namespace Cordon.Web.LookUp;

/// <summary>What the centre knows of what was asked for, as far as the officer needs to know.</summary>
/// <param name="Payments">The payment of this number, from whichever bank.</param>
/// <param name="Accounts">Accounts that it may be.</param>
/// <param name="Reports">Reports that name it.</param>
/// <param name="Texts">Notes, tasks, complaints, files and reports whose words it is in.</param>
internal sealed record LookUpFinding(
    IReadOnlyList<LookUpPayment> Payments, IReadOnlyList<LookUpAccount> Accounts, IReadOnlyList<ReportMoment> Reports, IReadOnlyList<SearchFind> Texts)
{
    public static readonly LookUpFinding None = new([], [], [], []);

    /// <summary>The case of this number, and whether the officer needs to know of it; null for none.</summary>
    public (uint Number, bool IsOpen)? Case { get; init; }

    /// <summary>The order of this number, for whoever sees orders; null for none.</summary>
    public uint? Order { get; init; }

    /// <summary>Accounts of gangs whose holder's name has these words, for whoever may be shown holders.</summary>
    public IReadOnlyList<LookUpHolder> Holders { get; init; } = [];

    public bool IsEmpty => Case is null && Order is null && Payments.Count + Accounts.Count + Reports.Count + Texts.Count + Holders.Count == 0;
}
