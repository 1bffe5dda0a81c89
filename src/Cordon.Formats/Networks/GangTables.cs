using Cordon.Core.Language;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Values;

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
    public static void Freeze(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Begin("section");
        html.Text("h2", new Phrase("Freeze now, by bank", "立即止付（按银行）").In(tongue));
        if (gang.ToFreeze.Count == 0)
        {
            html.Text("p", new Phrase("Nothing lies in the gang's accounts by what is known.", "据已知情况，团伙账户中已无资金。").In(tongue));
            html.End();
            return;
        }

        html.Text(
            "p", new Phrase(
                "The amount, not the account: what stolen money came and has not left by what is known.",
                "止付金额，不冻结账户：据已知情况进入且尚未转出的赃款。").In(tongue), "quiet small");
        ByBank(html, gang, tongue, [.. gang.ToFreeze.Where(account => account.IsGangs)]);
        if (gang.Disputed.Count > 0)
        {
            html.Text("h3", new Phrase("Role not told: only the amount is disputed", "角色未定：仅金额有争议").In(tongue));
            html.Text(
                "p", new Phrase(
                    "Stolen money reached these accounts. That is all that is known: nobody here is suspected.",
                    "赃款到过这些账户，仅此而已：此处无人被怀疑。").In(tongue), "quiet small");
            ByBank(html, gang, tongue, gang.Disputed);
        }

        html.End();
    }

    private static void ByBank(HtmlWriter html, GangDossier gang, Tongue tongue, IReadOnlyList<AccountRoles> accounts)
    {
        if (accounts.Count == 0)
        {
            html.Text("p", new Phrase("Nothing lies in accounts whose role is told.", "角色已定的账户中已无资金。").In(tongue));
            return;
        }

        html.Table(
            new Phrase("Account", "账户").In(tongue), new Phrase("Role", "角色").In(tongue), new Phrase("+Holder", "+持有人").In(tongue),
            new Phrase("#Lies there", "#在账金额").In(tongue));
        var shown = accounts.Take(FreezeMax).ToHashSet();
        foreach (var bank in accounts.GroupBy(account => gang.Money.Accounts[account.Account].Bank)
            .OrderByDescending(bank => bank.Sum(account => account.LyingMinor)).ThenBy(bank => bank.Key, StringComparer.Ordinal))
        {
            html.Begin("tr", "bank");
            html.Begin("td", "", "colspan", "2");
            html.Words($"{bank.Key}, {GangWords.Counted(tongue, bank.Count(), GangWords.Account)}");
            html.End();
            html.Text("td", "", "more");
            html.Text("td", Amount(gang, bank.Sum(account => account.LyingMinor)), "n");
            html.End();
            foreach (var account in bank.Where(shown.Contains))
            {
                Row(html, gang, tongue, account);
            }
        }

        html.EndTable();
        var rest = accounts.Skip(FreezeMax).ToList();
        More(
            html, tongue, rest.Count, GangWords.Account,
            new Phrase(", with {0}, counted in their banks' sums", "，共{0}，已计入各银行合计").Filled(tongue, Amount(gang, rest.Sum(account => account.LyingMinor))));
    }

    public static void Keys(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Begin("section");
        html.Text("h2", new Phrase("What would have stopped most", "最能拦下资金的节点").In(tongue));
        html.Text(
            "p", new Phrase(
                "How much less of the {0} that could get out or be spent in shops would have, had one been taken away from the beginning. In brackets: "
                + "victims all of whose money would have been kept.",
                "可流出或在商户花掉的{0}中，若一开始就去掉该节点，可少流出多少。括号内：资金可全部保住的受害人数。").Filled(tongue, Amount(gang, gang.Keys.OutMinor)),
            "quiet small");
        html.Table(new Phrase("What", "节点").In(tongue), new Phrase("Role", "角色").In(tongue), new Phrase("#Stops", "#可拦下").In(tongue));
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
            html.Text("td", node.Kind == KeyNodeKind.Account ? RolesOf(gang.Roles[node.Index], tongue) : GangWords.Of(node.Kind).In(tongue));
            html.Text("td", $"{Amount(gang, node.StoppedMinor)} ({GangWords.Number(node.Victims)})", "n");
            html.End();
        }

        html.EndTable();
        More(
            html, tongue, nodes.Count - KeysMax, new("account, device or contact", "个账户、设备或联系方式"), "",
            "accounts, devices and contacts");
        if (gang.Keys.IsBounded)
        {
            html.Text(
                "p", new Phrase(
                    "Taken away were the {0} through which most can move; no other one stops more than can move through these.",
                    "已逐一去掉经手资金最多的{0}个节点；其他任何节点能拦下的都不超过这些节点的经手金额。").Filled(tongue, KeyNodes.CandidatesMax),
                "quiet small");
        }

        foreach (var group in gang.Keys.Groups)
        {
            html.Text("p", GangSentences.Of(gang, group, tongue), "small");
        }

        html.End();
    }

    public static void People(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Begin("section");
        html.Text("h2", new Phrase("People suspected", "嫌疑人员").In(tongue));
        html.Text(
            "p", new Phrase(
                "In brackets who says so: A to F the source, 1 to 6 what it says (Admiralty code).",
                "括号内为信息可信度：A至F为来源，1至6为内容（海军部评级）。").In(tongue), "quiet small");
        html.Table(
            new Phrase("Who", "人员").In(tongue), new Phrase("Known by", "依据").In(tongue), new Phrase("Last known place", "最后已知地点").In(tongue));
        var people = Ordered(gang).ToList();
        foreach (var suspect in people.Take(PeopleMax))
        {
            html.Begin("tr");
            html.Begin("td");
            html.Text("b", suspect.Aliases.Count > 0 ? Said(suspect.Aliases[0]) : new Phrase("name not known", "姓名不明").In(tongue));
            foreach (var alias in suspect.Aliases.Skip(1).Take(EachMax))
            {
                html.Words(new Phrase(", also {0}", "，又名{0}").Filled(tongue, Said(alias)));
            }

            html.Words((tongue == Tongue.Chinese ? "；" : "; ") + GangWords.Of(suspect.Kind).In(tongue));
            foreach (var caution in GangWords.Of(suspect.Caution))
            {
                html.Words(tongue == Tongue.Chinese ? "。" : ". ");
                html.Text("b", new Phrase("Careful: {0}", "注意：{0}").Filled(tongue, caution));
            }

            html.End();
            html.Text("td", Listed(suspect.Things.Select(thing => $"{GangWords.Of(thing.Kind).In(tongue)} {Value(thing)}")
                .Concat(suspect.Identifiers.Where(own => own.What.Kind != TraitKind.Account).Select(own => Named(own, tongue))), suspect, tongue));
            html.Text(
                "td", suspect.Places.Count == 0 ? new Phrase("not known", "不明").In(tongue)
                    : string.Join("; ", suspect.Places.Take(2).Select(own => Placed(own, tongue))));
            html.End();
        }

        html.EndTable();
        More(html, tongue, people.Count - PeopleMax, new("person", "人"), "", "people");
        html.End();
    }

    public static void Contacts(HtmlWriter html, GangDossier gang, Tongue tongue)
    {
        html.Begin("section");
        html.Text("h2", new Phrase("Devices and contacts", "设备和联系方式").In(tongue));
        html.Table(
            new Phrase("What", "标识").In(tongue), new Phrase("+Kind", "+类型").In(tongue), new Phrase("#Used in", "#用于").In(tongue),
            new Phrase("#Stops", "#可拦下").In(tongue));
        var devices = gang.Money.Transfers.Where(transfer => transfer.Device.Length > 0 && transfer.Kind != GangTransferKind.VictimPays)
            .GroupBy(transfer => transfer.Device).Where(device => device.Select(t => t.Payer).Distinct().Count() > 1)
            .Select(device => (Name: device.Key, Kind: GangWords.Of(TraitKind.Device),
                Count: device.Select(t => t.Payer).Distinct().Count(), Unit: GangWords.Account));
        var contacts = gang.Money.Contacts
            .Select(contact => (Name: contact.Value, Kind: GangWords.Of(contact.Kind), Count: contact.Cases.Count, Unit: GangWords.Case));
        var all = devices.OrderByDescending(device => device.Count).ThenBy(device => device.Name, StringComparer.Ordinal)
            .Concat(contacts.OrderByDescending(contact => contact.Count).ThenBy(contact => contact.Name, StringComparer.Ordinal)).ToList();
        var stops = gang.Keys.Nodes.Where(node => node.Kind != KeyNodeKind.Account).GroupBy(node => node.Name)
            .ToDictionary(node => node.Key, node => node.First());
        foreach (var one in all.Take(ContactsMax))
        {
            html.Begin("tr");
            html.Text("td", one.Name, "id");
            html.Text("td", one.Kind.In(tongue), "more");
            html.Text("td", GangWords.Counted(tongue, one.Count, one.Unit), "n");
            html.Text("td", Amount(gang, stops.TryGetValue(one.Name, out var node) ? node.StoppedMinor : 0), "n");
            html.End();
        }

        html.EndTable();
        More(html, tongue, all.Count - ContactsMax, new("device or contact", "个设备或联系方式"), "", "devices and contacts");
        html.End();
    }

    private static void Row(HtmlWriter html, GangDossier gang, Tongue tongue, AccountRoles roles)
    {
        var account = gang.Money.Accounts[roles.Account];
        html.Begin("tr");
        html.Text("td", account.Number, "id");
        html.Begin("td");
        html.Words(RolesOf(roles, tongue));
        if (gang.Fitting(roles).Select(tested => GangWords.Of(tested.Explanation).In(tongue)).ToList() is { Count: > 0 } fitting)
        {
            html.Text("div", new Phrase("fits: {0}", "符合：{0}").Filled(tongue, string.Join(tongue == Tongue.Chinese ? "；" : "; ", fitting)), "quiet small");
        }

        html.End();
        html.Text("td", !roles.IsGangs ? "" : account.Holder ?? new Phrase("not told", "未告知").In(tongue), "more");
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

    private static string Listed(IEnumerable<string> all, Suspect suspect, Tongue tongue)
    {
        var list = all.ToList();
        var accounts = suspect.Kind == SuspectKind.Holder ? 0 : suspect.Identifiers.Count(own => own.What.Kind == TraitKind.Account);
        var more = list.Count <= EachMax ? ""
            : new Phrase(" and {0}", "等另外{0}").Filled(tongue, GangWords.Counted(tongue, list.Count - EachMax, new("other", "项")));
        var with = accounts == 0 ? ""
            : new Phrase("; with {0}", "；涉及{0}").Filled(tongue, GangWords.Counted(tongue, accounts, GangWords.Account));
        return $"{string.Join(", ", list.Take(EachMax))}{more}{with}";
    }

    private static string Said(Attribution own) => $"{own.What.Value} ({own.Reliability})";

    private static string Named(Attribution own, Tongue tongue) => $"{GangWords.Of(own.What.Kind).In(tongue)} {own.What.Value} ({own.Reliability})";

    private static string Placed(Attribution own, Tongue tongue) =>
        $"{(own.What.Kind == TraitKind.Country ? "" : GangWords.Of(own.What.Kind).In(tongue) + " ")}{own.What.Value}, "
        + $"{GangWords.Day(own.LastMilliseconds, tongue)}, "
        + $"{NetworkNames.Of(own.Source).In(tongue)} ({own.Reliability})";

    private static string Value(Trait thing) => thing.Kind == TraitKind.Account ? thing.Value.Split('/', 2)[^1] : thing.Value;

    private static string RolesOf(AccountRoles roles, Tongue tongue) => roles.Roles.Count == 0
        ? GangWords.NoRole.In(tongue)
        : string.Join(tongue == Tongue.Chinese ? "、" : ", ", roles.Roles.Take(EachMax).Select(finding => GangWords.Of(finding).In(tongue)));

    private static string Amount(GangDossier gang, long minor) => GangWords.Amount(new Money(minor, gang.Money.Currency));

    private static void More(HtmlWriter html, Tongue tongue, int count, Phrase one, string rest, string many = "")
    {
        if (count > 0)
        {
            var words = count > 1 && many.Length > 0 ? new Phrase($"{GangWords.Number(count)} {many}", $"{GangWords.Number(count)}{one.Chinese}").In(tongue)
                : GangWords.Counted(tongue, count, one);
            html.Text("p", new Phrase("And {0} more{1}: in the data.", "另有{0}{1}，见数据。").Filled(tongue, words, rest), "quiet small");
        }
    }
}
