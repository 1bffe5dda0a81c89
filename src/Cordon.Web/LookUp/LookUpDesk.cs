using Cordon.Core.Casework;
using Cordon.Core.Intake;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Duty;
using Cordon.Web.Shell;

namespace Cordon.Web.LookUp;

/// <summary>Gathers what the centre and the desk know of an account, a contact or a person.</summary>
internal sealed class LookUpDesk(Centre centre, CaseDesk desk, CentreClock clock, ConsoleSettings settings)
{
    /// <summary>Rows of one kind: what is more is asked for more narrowly.</summary>
    public const int ShownMax = 50;

    /// <summary>What is known of a question's words.</summary>
    public async Task<LookUpFinding> FindAsync(string question, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var text = question.Trim();
        if (text.Length == 0 || !by.May(Act.LookUp))
        {
            return LookUpFinding.None;
        }

        var told = VictimWords.Read(text, settings.CountryCode).Where(one => one.Kind is RecognisedKind.Account or RecognisedKind.Phone)
            .Select(one => one.Value.TrimStart('+')).Append(text).Distinct().ToList();
        var accounts = await centre.FindAccountsAsync(told, cancellation).ConfigureAwait(false);
        var reports = desk.ReportsNaming(ContactKey.Of(text), [.. accounts.Select(account => account.Number)], by, ShownMax);
        var holds = by.May(Act.SeeHolds) && accounts.Count > 0 ? centre.HoldsByUrgency(clock.Now, HoldFeed.ShownMax).Holds : [];
        return new LookUpFinding([.. accounts.Select(account => Known(account, holds, by))], reports, desk.Search(text, by, countMax: ShownMax));
    }

    private LookUpAccount Known(FoundAccount account, IReadOnlyList<HeldPayment> holds, ActingOfficer by) => new(
        account,
        [
            .. Enum.GetValues<AccountList>().SelectMany(list => centre.ListedAccounts(list, 0, int.MaxValue)).Where(entry => entry.AccountKey == account.Key),
        ],
        [.. holds.Where(hold => hold.PayerKey == account.Key || hold.PayeeKey == account.Key).Take(ShownMax)],
        by.May(Act.SeeOrders)
            ? [.. centre.FindOrders(order => order.Account == account.AtBank && order.Bank == account.Bank, 0, ShownMax)
                .Select(order => (order, desk.WorkFor(order.Case, by) is not null))]
            : []);
}
