using Cordon.Core.Networks.Suspects;
using Xunit;

namespace Cordon.Core.Tests.Networks.Suspects;

public sealed class SuspectTests
{
    private static readonly HashSet<Trait> Nobody = [];

    [Theory]
    [InlineData("N:Ada Orban", "N:Ada Orban", false)]
    [InlineData("D:d1", "D:d1", false)]
    [InlineData("P:+9991", "P:+9991", false)]
    [InlineData("N:Ada Orban I:10.0.0.7", "N:Ada Orban I:10.0.0.7", false)]
    [InlineData("N:Ada Orban P:+9991", "N:Ada Orban P:+9991", true)]
    [InlineData("D:d1 I:10.0.0.7", "D:d1 I:10.0.0.7", false)]
    [InlineData("P:+9991 P:+9992", "P:+9991 P:+9992", false)]
    [InlineData("N:Ada Orban D:d1", "N:Ada Orban D:d1", true)]
    [InlineData("P:+9991 D:d1", "N:Ada Orban P:+9991 D:d1", true)]
    [InlineData("N:Ada Orban P:+9991 D:d1", "N:Orban ADA P:+9991 D:d1", true)]
    [InlineData("N:Ada Orban P:+9991 D:d1 I:10.0.0.7", "N:Bela Norr P:+9991 D:d1 I:10.0.0.7", false)]
    [InlineData("N:Ada Orban P:+9991 D:d1", "N:Ada Orban P:+9992 D:d1", false)]
    [InlineData("N:Ada Orban D:d1", "N:Bela Norr D:d2", false)]
    public void Two_accounts_become_one_persons_by_links_of_two_kinds_only(string one, string other, bool areJoined)
    {
        var holders = Find([.. Said("HARBXA2X/1", one), .. Said("HARBXA2X/2", other)]).Where(suspect => suspect.Kind == SuspectKind.Holder).ToList();
        Assert.Equal(areJoined ? 1 : 2, holders.Count);
        Assert.All(holders.SelectMany(suspect => suspect.Links), link => Assert.True(link.Points >= SuspectSearch.PointsMin && link.Shared.Count > 1));
    }

    [Fact]
    public void Who_runs_the_accounts_of_several_holders_is_another_suspect_and_they_are_told_to_be_careful_with()
    {
        var all = Find([.. Enumerable.Range(1, 4).SelectMany(i => Said($"HARBXA2X/{i}", $"N:Holder{i} D:herder I:10.0.0.7"))]);
        var runs = Assert.Single(all, suspect => suspect.Kind == SuspectKind.Operator);
        Assert.Equal("herder", Assert.Single(runs.Things).Value);
        Assert.Equal(4, runs.Identifiers.Count(own => own.What.Kind == TraitKind.Account));
        Assert.Equal(4, all.Count(suspect => suspect is { Kind: SuspectKind.Holder, Caution: SuspectCaution.RunByOther }));
    }

    [Theory]
    [InlineData("N:Ada Orban", "N:Orban Ada", "N:ADA ORBAN", 0)]
    [InlineData("N:Ada Orban", "N:Ada Orban", "N:Bela Norr", 0)]
    [InlineData("N:Ada Orban", "N:Cira Olt", "N:Bela Norr", 1)]
    public void A_device_with_several_accounts_of_one_person_is_his_own(string one, string two, string three, int operators)
    {
        var all = Find([.. Said("HARBXA2X/1", $"{one} D:own"), .. Said("HARBXA2X/2", $"{two} D:own"), .. Said("HARBXA2X/3", $"{three} D:own")]);
        Assert.Equal(operators, all.Count(suspect => suspect.Kind == SuspectKind.Operator));
    }

    [Theory]
    [InlineData("10.9.8.7", "10.9.8.0/24")]
    [InlineData("2001:db8:1:2::7", "2001:db8:1::/48")]
    [InlineData("nowhere", "nowhere")]
    public void A_place_is_the_range_of_an_address_and_the_country_of_the_holders_bank(string address, string range)
    {
        var holder = Assert.Single(Find(Said("HARBXA2X/1", $"N:Holder1 I:{address}")));
        Assert.Equal(new[] { range, "XA" }.Order(StringComparer.Ordinal), holder.Places.Select(place => place.What.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_victim_of_the_gang_is_told_as_one()
    {
        var account = new Trait(TraitKind.Account, "HARBXA2X/1");
        var found = SuspectSearch.Find(Said(account.Value, "N:Ada Orban"), new HashSet<Trait> { account });
        Assert.Equal(SuspectCaution.AlsoVictim, Assert.Single(found).Caution);
    }

    [Fact]
    public void Contacts_that_several_records_name_with_one_account_are_one_speakers()
    {
        var (phone, url) = (new Trait(TraitKind.Phone, "+9991"), new Trait(TraitKind.Url, "https://a.example"));
        Assert.Equal(2, Find([.. Told("r1")]).Count(suspect => suspect.Kind == SuspectKind.Speaker));
        var speaker = Assert.Single(Find([.. Told("r1"), .. Told("r2")]), suspect => suspect.Kind == SuspectKind.Speaker);
        Assert.Equal([phone, url], speaker.Things);
        List<Sighting> ofOne = [.. Told("r1").Concat(Told("r2")).Select(said => said with { By = "one victim" })];
        Assert.Equal(2, Find(ofOne).Count(suspect => suspect.Kind == SuspectKind.Speaker));

        IEnumerable<Sighting> Told(string record) =>
        [
            new(SightingSource.Victim, record, 5, phone, url),
            new(SightingSource.Victim, record, 5, phone, new Trait(TraitKind.Account, "HARBXA2X/1")),
            new(SightingSource.Victim, record, 5, url, new Trait(TraitKind.Account, "HARBXA2X/1")),
        ];
    }

    [Fact]
    public void What_victims_say_of_who_called_is_neither_the_holders_nor_makes_two_holders_one()
    {
        var (phone, url) = (new Trait(TraitKind.Phone, "+9991"), new Trait(TraitKind.Url, "https://a.example"));
        Trait[] paid = [.. ((string[])["HARBXA2X/1", "CEDAXA2X/2"]).Select(value => new Trait(TraitKind.Account, value))];
        var named = ((string[])["r1", "r2", "r3", "r4"]).SelectMany((record, at) => new Sighting[]
        {
            new(SightingSource.Victim, record, 5, phone, url), new(SightingSource.Victim, record, 5, phone, paid[at % 2]),
            new(SightingSource.Victim, record, 5, url, paid[at % 2]),
        });
        var all = Find([.. Said(paid[0].Value, "N:Ada Orban P:+9993"), .. named]);
        var holders = all.Where(suspect => suspect.Kind == SuspectKind.Holder).ToList();
        Assert.Equal(paid.Order(), holders.SelectMany(holder => holder.Things).Order());
        Assert.Equal(["+9993"], holders.SelectMany(holder => holder.Identifiers).Select(own => own.What.Value));
        Assert.Equal([phone, url], Assert.Single(all, suspect => suspect.Kind == SuspectKind.Speaker).Things);
    }

    [Fact]
    public void An_account_that_is_as_much_the_one_persons_as_the_others_is_neithers()
    {
        List<Sighting> said =
        [
            .. Said("HARBXA2X/1", "N:Ada Orban P:+9991 D:d1"), .. Said("HARBXA2X/2", "P:+9991 D:d1"), .. Said("HARBXA2X/3", "N:Bela Norr P:+9991 D:d1"),
        ];
        Assert.Equal(3, Find(said).Count(suspect => suspect.Kind == SuspectKind.Holder));
        Assert.Equal(2, Assert.Single(Find(said[..5]), suspect => suspect.Kind == SuspectKind.Holder).Things.Count);
    }

    [Fact]
    public void Telephones_that_banks_know_as_two_holders_are_no_one_speakers()
    {
        var (one, other) = (new Trait(TraitKind.Phone, "+9991"), new Trait(TraitKind.Phone, "+9992"));
        var named = ((string[])["r1", "r2"]).SelectMany(record => new Sighting[]
        {
            new(SightingSource.Victim, record, 5, one, other), new(SightingSource.Victim, record, 5, one, new Trait(TraitKind.Account, "HARBXA2X/9")),
            new(SightingSource.Victim, record, 5, other, new Trait(TraitKind.Account, "HARBXA2X/9")),
        }).ToList();
        Assert.Single(Find(named), suspect => suspect.Kind == SuspectKind.Speaker);
        List<Sighting> known = [.. Said("HARBXA2X/1", "N:Ada Orban P:+9991"), .. Said("HARBXA2X/2", "N:Bela Norr P:+9992"), .. named];
        Assert.Equal(2, Find(known).Count(suspect => suspect.Kind == SuspectKind.Speaker));
    }

    [Theory]
    [InlineData(new[] { SightingSource.BankRecord }, new SightingSource[0], "A2")]
    [InlineData(new[] { SightingSource.SignIn }, new SightingSource[0], "B2")]
    [InlineData(new[] { SightingSource.Victim }, new SightingSource[0], "C3")]
    [InlineData(new[] { SightingSource.Victim, SightingSource.SignIn }, new SightingSource[0], "B1")]
    [InlineData(new[] { SightingSource.Victim, SightingSource.Victim }, new SightingSource[0], "C3")]
    [InlineData(new[] { SightingSource.BankRecord }, new[] { SightingSource.BankRecord }, "A4")]
    [InlineData(new[] { SightingSource.PaymentText }, new[] { SightingSource.BankRecord }, "D5")]
    [InlineData(new[] { SightingSource.Unknown }, new SightingSource[0], "F6")]
    public void Reliability_is_who_says_it_and_who_says_otherwise(SightingSource[] sources, SightingSource[] others, string marks) =>
        Assert.Equal(marks, Reliability.Of(sources, others).ToString());

    [Fact]
    public void The_order_of_sightings_changes_nothing_and_nothing_personal_reaches_a_log()
    {
        var said = Enumerable.Range(1, 5).SelectMany(i => Said($"HARBXA2X/{i}", $"N:Holder{i / 2} P:+999{i / 2} D:herder I:10.0.0.{i}")).ToList();
        var (one, other) = (Find(said), Find([.. said.AsEnumerable().Reverse()]));
        Assert.Equal(Shown(one), Shown(other));
        Assert.DoesNotContain("Holder1", string.Concat(one.Select(suspect => $"{suspect} {string.Concat(suspect.Aliases)}")), StringComparison.Ordinal);
    }

    private static string Shown(IReadOnlyList<Suspect> all) => string.Join(
        "|", all.Select(suspect => $"{suspect.Kind} {string.Join(",", suspect.Things.Select(thing => thing.Value))} "
            + string.Join(",", suspect.Aliases.Concat(suspect.Identifiers).Concat(suspect.Places).Select(own => $"{own.What.Value}{own.Reliability}"))));

    private static IReadOnlyList<Suspect> Find(IReadOnlyList<Sighting> sightings) => SuspectSearch.Find(sightings, Nobody);

    private static TraitKind KindOf(char letter) => letter switch
    {
        'N' => TraitKind.Name,
        'P' => TraitKind.Phone,
        'D' => TraitKind.Device,
        _ => TraitKind.Ip,
    };

    private static List<Sighting> Said(string account, string words) =>
    [
        .. System.Text.RegularExpressions.Regex.Split(words, " (?=[NPDI]:)").Select(word => new Sighting(
            word[0] is 'N' or 'P' ? SightingSource.BankRecord : SightingSource.SignIn, $"{account} {word[0]}", 100,
            new Trait(TraitKind.Account, account), new Trait(KindOf(word[0]), word[2..]))),
    ];
}
