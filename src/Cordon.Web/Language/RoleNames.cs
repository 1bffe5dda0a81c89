using Cordon.Core.Casework;

namespace Cordon.Web.Language;

/// <summary>What each role is called.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<OfficerRole, Phrase> Names = new()
    {
        [OfficerRole.None] = new("no role", "无角色"),
        [OfficerRole.DutyOfficer] = new("duty officer", "值班人员"),
        [OfficerRole.Investigator] = new("investigator", "侦查员"),
        [OfficerRole.Liaison] = new("liaison officer", "联络官"),
        [OfficerRole.Supervisor] = new("supervisor", "主管"),
        [OfficerRole.Auditor] = new("auditor", "审计员"),
        [OfficerRole.Statistician] = new("statistician", "统计员"),
        [OfficerRole.Administrator] = new("administrator", "管理员"),
        [OfficerRole.BankOfficer] = new("bank officer", "银行专员"),
    };

    public static Phrase Of(OfficerRole role) => Names[role];
}
