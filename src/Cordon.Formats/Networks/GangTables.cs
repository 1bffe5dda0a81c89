using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;
using Cordon.Formats.Trails;

namespace Cordon.Formats.Networks;

/// <summary>The tables of a gang's page.</summary>
internal static class GangTables
{
    // As many as two sheets hold; the rest is counted, and stands in the data.
    private const int FreezeMax = 40;
    private const int KeysMax = 12;
    private const int PeopleMax = 24;
    private const int ContactsMax = 24;
    private const int EachMax = 3;

    /// <summary>
    /// The accounts to freeze, by bank: the bank with the most first. Those that money merely reached stand apart, without their holders' names.
    /// </summary>
    public static void Freeze(HtmlWriter html, GangDossier gang)
    {
        html.Begin("section");
        html.Text("h2", "Freeze now, by bank");
        if (gang.ToFreeze.Count == 0)
        {
            html.Text("p", "Nothing lies in the gang's accounts by what is known.");
            html.End();
            return;
        }

        html.Text("p", "The amount, not the account: what stolen money came and has not left by what is known.", "quiet small");
        ByBank(html, gang, [.. gang.ToFreeze.Where(account => account.IsGangs)]);
        if (gang.Disputed.Count > 0)
        {
            html.Text("h3", "Role not told: only the amount is disputed");
            html.Text("p", "Stolen money reached these accounts. That is all that is known: nobody here is suspected.", "quiet small");
            ByBank(html, gang, gang.Disputed);
        }

        html.End();
    }

    private static void ByBank(HtmlWriter html, GangDossier gang, IReadOnlyList<AccountRoles> accounts)
    {
        if (accounts.Count == 0)
        {
            html.Text("p", "Nothing lies in accounts whose role is told.");
            return;
        }

        html.Table("Account", "Role", "+Holder", "#Lies there");
        var shown = accounts.Take(FreezeMax).ToHashSet();
        foreach (var bank in accounts.GroupBy(account => gang.Money.Accounts[account.Account].Bank)
            .OrderByDescending(bank => bank.Sum(account => account.LyingMinor)).ThenBy(bank => bank.Key, StringComparer.Ordinal))
        {
            html.Begin("tr", "bank");
            html.Begin("td", "", "colspan", "2");
            html.Words($"{bank.Key}, {GangWords.Counted(bank.Count(), "account")}");
            html.End();
            html.Text("td", "", "more");
            html.Text("td", Amount(gang, bank.Sum(account => account.LyingMinor)), "n");
            html.End();
            foreach (var account in bank.Where(shown.Contains))
            {
                Row(html, gang, account);
            }
        }

        html.EndTable();
        var rest = accounts.Skip(FreezeMax).ToList();
        More(html, rest.Count, "account", $", with {Amount(gang, rest.Sum(account => account.LyingMinor))}, counted in their banks' sums");
    }

    public static void Keys(HtmlWriter html, GangDossier gang)
    {
        html.Begin("section");
        html.Text("h2", "What would have stopped most");
        html.Text(
            "p", $"How much less of the {Amount(gang, gang.Keys.OutMinor)} that could get out or be spent in shops would have, had one been taken away from "
            + "the beginning. In brackets: victims all of whose money would have been kept.", "quiet small");
        html.Table("What", "Role", "#Stops");
        var nodes = gang.Keys.Nodes.Where(node => node.Kind != KeyNodeKind.Account || gang.Roles[node.Index].IsGangs).ToList();
        var mark = 0;
        foreach (var node in nodes.Take(KeysMax))
        {
            html.Begin("tr");
            html.Begin("td", "id");
            if (node.Kind == KeyNodeKind.Account && ++mark <= GangFlow.KeysMax)
            {
                html.Text("span", GangWords.Number(mark), "mark");
            }

            html.Words(node.Kind == KeyNodeKind.Account ? gang.Money.Accounts[node.Index].Number : node.Name);
            html.End();
            html.Text("td", node.Kind == KeyNodeKind.Account ? RolesOf(gang.Roles[node.Index]) : GangWords.Word(node.Kind));
            html.Text("td", $"{Amount(gang, node.StoppedMinor)} ({GangWords.Number(node.Victims)})", "n");
            html.End();
        }

        html.EndTable();
        More(html, nodes.Count - KeysMax, "account, device or contact", "", "accounts, devices and contacts");
        if (gang.Keys.IsBounded)
        {
            html.Text(
                "p", $"Taken away were the {KeyNodes.CandidatesMax} through which most can move; no other one stops more than can move through these.",
                "quiet small");
        }

        foreach (var group in gang.Keys.Groups)
        {
            html.Text("p", GangSentences.Of(gang, group), "small");
        }

        html.End();
    }

    public static void People(HtmlWriter html, GangDossier gang)
    {
        html.Begin("section");
        html.Text("h2", "People suspected");
        html.Text("p", "In brackets who says so: A to F the source, 1 to 6 what it says (Admiralty code).", "quiet small");
        html.Table("Who", "Known by", "Last known place");
        var people = Ordered(gang).ToList();
        foreach (var suspect in people.Take(PeopleMax))
        {
            html.Begin("tr");
            html.Begin("td");
            html.Text("b", suspect.Aliases.Count > 0 ? Said(suspect.Aliases[0]) : "name not known");
            foreach (var alias in suspect.Aliases.Skip(1).Take(EachMax))
            {
                html.Words($", also {Said(alias)}");
            }

            html.Words($"; {GangWords.Of(suspect.Kind)}");
            foreach (var caution in GangWords.Of(suspect.Caution))
            {
                html.Words(". ");
                html.Text("b", $"Careful: {caution}");
            }

            html.End();
            html.Text("td", Listed(suspect.Things.Select(thing => $"{GangWords.Of(thing.Kind)} {Value(thing)}")
                .Concat(suspect.Identifiers.Where(own => own.What.Kind != TraitKind.Account).Select(Named)), suspect));
            html.Text("td", suspect.Places.Count == 0 ? "not known" : string.Join("; ", suspect.Places.Take(2).Select(Placed)));
            html.End();
        }

        html.EndTable();
        More(html, people.Count - PeopleMax, "person", "", "people");
        html.End();
    }

    public static void Contacts(HtmlWriter html, GangDossier gang)
    {
        html.Begin("section");
        html.Text("h2", "Devices and contacts");
        html.Table("What", "+Kind", "#Used in", "#Stops");
        var devices = gang.Money.Transfers.Where(transfer => transfer.Device.Length > 0 && transfer.Kind != GangTransferKind.VictimPays)
            .GroupBy(transfer => transfer.Device).Where(device => device.Select(t => t.Payer).Distinct().Count() > 1)
            .Select(device => (Name: device.Key, Kind: "device", Count: device.Select(t => t.Payer).Distinct().Count(), Unit: "account"));
        var contacts = gang.Money.Contacts
            .Select(contact => (Name: contact.Value, Kind: GangWords.Word(contact.Kind), Count: contact.Cases.Count, Unit: "case"));
        var all = devices.OrderByDescending(device => device.Count).ThenBy(device => device.Name, StringComparer.Ordinal)
            .Concat(contacts.OrderByDescending(contact => contact.Count).ThenBy(contact => contact.Name, StringComparer.Ordinal)).ToList();
        var stops = gang.Keys.Nodes.Where(node => node.Kind != KeyNodeKind.Account).GroupBy(node => node.Name)
            .ToDictionary(node => node.Key, node => node.First());
        foreach (var one in all.Take(ContactsMax))
        {
            html.Begin("tr");
            html.Text("td", one.Name, "id");
            html.Text("td", one.Kind, "more");
            html.Text("td", GangWords.Counted(one.Count, one.Unit), "n");
            html.Text("td", Amount(gang, stops.TryGetValue(one.Name, out var node) ? node.StoppedMinor : 0), "n");
            html.End();
        }

        html.EndTable();
        More(html, all.Count - ContactsMax, "device or contact", "", "devices and contacts");
        html.End();
    }

    private static void Row(HtmlWriter html, GangDossier gang, AccountRoles roles)
    {
        var account = gang.Money.Accounts[roles.Account];
        html.Begin("tr");
        html.Text("td", account.Number, "id");
        html.Begin("td");
        html.Words(RolesOf(roles));
        if (gang.Fitting(roles).Select(tested => ExplanationWords.Title(tested.Explanation).ToLowerInvariant()).ToList() is { Count: > 0 } fitting)
        {
            html.Text("div", "fits: " + string.Join("; ", fitting), "quiet small");
        }

        html.End();
        html.Text("td", !roles.IsGangs ? "" : account.Holder ?? "not told", "more");
        html.Text("td", Amount(gang, roles.LyingMinor), "n");
        html.End();
    }

    /// <summary>Who runs others' accounts first, then who holds most that matters, then who spoke: the order of the doors.</summary>
    private static IEnumerable<Suspect> Ordered(GangDossier gang)
    {
        var worth = gang.Keys.Nodes.Where(node => node.Kind == KeyNodeKind.Account)
            .ToDictionary(node => GangDossier.ThingOf(gang.Money.Accounts[node.Index]), node => node.StoppedMinor);
        return gang.Suspects.OrderBy(suspect => suspect.Kind == SuspectKind.Operator ? 0 : suspect.Kind == SuspectKind.Holder ? 1 : 2)
            .ThenByDescending(suspect => suspect.Kind == SuspectKind.Operator ? suspect.Identifiers.Count : 0)
            .ThenByDescending(suspect => suspect.Things.Sum(thing => worth.GetValueOrDefault(thing))).ThenBy(suspect => suspect.Things[0]);
    }

    private static string Listed(IEnumerable<string> all, Suspect suspect)
    {
        var list = all.ToList();
        var accounts = suspect.Kind == SuspectKind.Holder ? 0 : suspect.Identifiers.Count(own => own.What.Kind == TraitKind.Account);
        var more = list.Count > EachMax ? $" and {GangWords.Counted(list.Count - EachMax, "other")}" : "";
        return $"{string.Join(", ", list.Take(EachMax))}{more}{(accounts > 0 ? $"; with {GangWords.Counted(accounts, "account")}" : "")}";
    }

    private static string Said(Attribution own) => $"{own.What.Value} ({own.Reliability})";

    private static string Named(Attribution own) => $"{GangWords.Of(own.What.Kind)} {own.What.Value} ({own.Reliability})";

    private static string Placed(Attribution own) =>
        $"{(own.What.Kind == TraitKind.Country ? "" : GangWords.Of(own.What.Kind) + " ")}{own.What.Value}, {GangWords.Day(own.LastMilliseconds)}, "
        + $"{GangWords.Of(own.Source)} ({own.Reliability})";

    private static string Value(Trait thing) => thing.Kind == TraitKind.Account ? thing.Value.Split('/', 2)[^1] : thing.Value;

    private static string RolesOf(AccountRoles roles) =>
        roles.Roles.Count == 0 ? "role not told" : string.Join(", ", roles.Roles.Take(EachMax).Select(finding => GangWords.Of(finding)));

    private static string Amount(GangDossier gang, long minor) => GangWords.Amount(new Money(minor, gang.Money.Currency));

    private static void More(HtmlWriter html, int count, string one, string rest, string many = "")
    {
        if (count > 0)
        {
            var words = count > 1 && many.Length > 0 ? $"{GangWords.Number(count)} {many}" : GangWords.Counted(count, one);
            html.Text("p", $"And {words} more{rest}: in the data.", "quiet small");
        }
    }
}
