using System.Text;
using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Intake;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Engine.Networks;
using Cordon.Web.Networks;

namespace Cordon.Web.LookUp;

/// <summary>Gathers what the centre and the desk know of an account, a contact or a person.</summary>
internal sealed class LookUpDesk(Centre centre, CaseDesk desk, GangFinder gangs, LookUpRecords records, ConsoleSettings settings)
{
    /// <summary>Rows of one kind: what is more is asked for more narrowly.</summary>
    public const int ShownMax = 50;

    /// <summary>Letters of each word of a holder's name: one alone is in nearly all.</summary>
    private const int HolderLettersMin = 2;

    /// <summary>What is known of a question's words; the question is kept first.</summary>
    /// <returns>Null where it cannot be kept just now.</returns>
    public async Task<LookUpFinding?> FindAsync(string question, ActingOfficer by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var text = question.Trim();
        if (text.Length == 0 || !by.May(Act.LookUp))
        {
            return LookUpFinding.None;
        }

        if (!await records.KeepAsync("/look-up", by, text, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var told = VictimWords.Read(text, settings.CountryCode).Where(one => one.Kind is RecognisedKind.Account or RecognisedKind.Phone)
            .Select(one => one.Value.TrimStart('+')).Append(text).Distinct().ToList();
        var accounts = await centre.FindAccountsAsync(told, cancellation).ConfigureAwait(false);
        var reports = desk.ReportsNaming(ContactKey.Of(text), [.. accounts.Select(account => account.Number)], by, ShownMax)
            .Concat(desk.ReportsCalled(text, by)).Distinct().Take(ShownMax).ToList();
        var payments = by.May(Act.SeeHolds) ? await PaymentsAsync(text, by, cancellation).ConfigureAwait(false) : [];
        return new LookUpFinding(payments, [.. accounts.Select(account => Known(account, by))], reports, desk.Search(text, by, countMax: ShownMax))
        {
            Case = TypedId.TryCase(text, out var number) && centre.HasCase(number) ? (number, desk.WorkFor(number, by) is not null) : null,
            Order = by.May(Act.SeeOrders) && TypedId.TryOrder(text, out var order) && centre.FindOrder(order) is not null ? order : null,
            Holders = by.May(Act.SeeNetworks) && by.May(Act.SeeVictim) ? Holders(text) : [],
        };
    }

    /// <summary>The accounts of gangs whose holder's name has each word that was asked for, however it is written.</summary>
    private List<LookUpHolder> Holders(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => PersonName.FormsOf(word).Heard).ToList();
        return words.Exists(word => word.Length < HolderLettersMin) ? []
            : [.. (gangs.State.Last?.Gangs ?? []).SelectMany(found => HoldersOf(found, words)).Take(ShownMax)];
    }

    private static IEnumerable<LookUpHolder> HoldersOf(FoundGang found, List<string> words) =>
        from roles in found.Dossier.Roles
        let account = found.Dossier.Money.Accounts[roles.Account]
        where roles.IsGangs && account.Holder is not null
        let heard = PersonName.FormsOf(account.Holder!).Heard
        where words.TrueForAll(word => heard.Contains(word, StringComparison.Ordinal))
        select new LookUpHolder(found.Gang.Name, account.Bank, account.Number, GangGraph.IdOf(found.Accounts[roles.Account]));

    private async Task<IReadOnlyList<LookUpPayment>> PaymentsAsync(string id, ActingOfficer by, CancellationToken cancellation)
    {
        var found = new List<LookUpPayment>();
        foreach (var sequence in await centre.FindPaymentsAsync(id, cancellation).ConfigureAwait(false))
        {
            if (await centre.ReadDecisionAsync(sequence, cancellation).ConfigureAwait(false) is { } decided)
            {
                found.Add(new LookUpPayment(
                    id, decided.Payment.Time(0), decided.Payment.Amount(0), KeyOf(decided, PaymentText.PayerAccount), KeyOf(decided, PaymentText.PayeeAccount),
                    decided.Decision.Outcome, centre.FindHold(sequence), desk.ReportsOf(sequence, by)));
            }
        }

        return found;
    }

    private static string KeyOf(RecordedDecision decided, PaymentText which) => Encoding.UTF8.GetString(decided.Payment.Text(0, which));

    private LookUpAccount Known(FoundAccount account, ActingOfficer by) => new(
        account,
        [
            .. Enum.GetValues<AccountList>().SelectMany(list => centre.ListedAccounts(list, 0, int.MaxValue)).Where(entry => entry.AccountKey == account.Key),
        ],
        by.May(Act.SeeHolds) ? centre.HoldsOfAccount(account.Number, ShownMax) : [],
        by.May(Act.SeeOrders)
            ? [.. centre.FindOrders(order => order.Account == account.AtBank && order.Bank == account.Bank, 0, ShownMax)
                .Select(order => (order, desk.WorkFor(order.Case, by) is not null))]
            : []);
}
