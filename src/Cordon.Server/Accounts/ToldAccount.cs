using Cordon.Engine;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Accounts;

/// <summary>An account as a data set or a bank tells of it, in the centre's words.</summary>
internal static class ToldAccount
{
    public static AccountDescription Of(AccountRow row) =>
        new(row.Account, row.Bank, (Core.Screening.Activity.AccountKind)row.Kind, row.Opened, row.OpeningBalance);
}
