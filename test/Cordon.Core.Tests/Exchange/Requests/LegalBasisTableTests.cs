using Cordon.Bench.Requests;
using Cordon.Core.Exchange.Release;
using Cordon.Core.Exchange.Requests;
using Cordon.Core.Values;
using Xunit;

namespace Cordon.Core.Tests.Exchange.Requests;

/// <summary>On what requests may rest, when, and between whom.</summary>
public sealed class LegalBasisTableTests
{
    private const string Head = "table\t2026-01-01\t2026-07-01\n";

    private static readonly LegalBasisTable Table = LegalBasisTable.Read(
        Head + "instrument\ta\t2026-02-01\tTreaty A\tsource\nground\ta\tevidence\tart. 5\tsource\n"
        + "party\ta\tXA\t2026-01-01\t-\tsource\nparty\ta\tXB\t2026-03-01\t29.4,30\tsource\nparty\ta\tXC\t-\t-\tsource\n"
        + "instrument\tb\t-\tTreaty B\tsource\ninstrument\tc\t?\tTreaty C\tsource\n").Table!;

    [Theory]
    [InlineData("a", RequestKind.Evidence, "XA", "XB", "2026-03-01", LegalBasisFault.None)]
    [InlineData("a", RequestKind.Evidence, "XB", "XA", "2026-06-30", LegalBasisFault.None)]
    [InlineData("a", RequestKind.Evidence, "XA", "XB", "2026-07-01", LegalBasisFault.Stale)]
    [InlineData("a", RequestKind.Evidence, "XA", "XB", "2025-12-31", LegalBasisFault.NotYet)]
    [InlineData("a", RequestKind.Evidence, "XA", "XB", "2026-01-31", LegalBasisFault.NotInForce)]
    [InlineData("a", RequestKind.Evidence, "XA", "XB", "2026-02-28", LegalBasisFault.HolderNotParty)]
    [InlineData("a", RequestKind.Evidence, "XB", "XA", "2026-02-28", LegalBasisFault.AskerNotParty)]
    [InlineData("a", RequestKind.Evidence, "XA", "XC", "2026-03-01", LegalBasisFault.HolderNotParty)]
    [InlineData("a", RequestKind.Evidence, "XD", "XA", "2026-03-01", LegalBasisFault.AskerNotParty)]
    [InlineData("a", RequestKind.FreezeMoney, "XA", "XB", "2026-03-01", LegalBasisFault.OtherKind)]
    [InlineData("b", RequestKind.Evidence, "XA", "XB", "2026-03-01", LegalBasisFault.NotInForce)]
    [InlineData("c", RequestKind.Evidence, "XA", "XB", "2026-03-01", LegalBasisFault.ForceNotKnown)]
    [InlineData("d", RequestKind.Evidence, "XA", "XB", "2026-03-01", LegalBasisFault.Unknown)]
    public void A_basis_stands_for_a_kind_between_two_who_are_bound_on_that_day(
        string instrument, RequestKind kind, string asker, string holder, string day, LegalBasisFault fault)
    {
        var answer = Table.Find(instrument, Asked(kind, asker, holder), At(day));
        Assert.Equal(fault, answer.Fault);
        Assert.Equal(fault == LegalBasisFault.None, answer.Basis == new LegalBasisReference(instrument, "art. 5", Table.AsOf));
        Assert.Equal(fault == LegalBasisFault.None, answer.Refusal is null);
    }

    [Theory]
    [InlineData("XB", "29.4", "2026-03-01", true)]
    [InlineData("XB", "29.4", "2026-02-28", false)]
    [InlineData("XB", "29.4", "2026-07-01", false)]
    [InlineData("XB", "29", "2026-03-01", false)]
    [InlineData("XA", "29.4", "2026-03-01", false)]
    [InlineData("XD", "29.4", "2026-03-01", false)]
    public void A_reservation_counts_where_it_was_made(string country, string reservation, string day, bool has) =>
        Assert.Equal(has, Table.HasReservation("a", country, reservation, At(day)));

    [Theory]
    [InlineData("", "there is no row")]
    [InlineData("instrument\ta\t-\tA\ts\n", "line 1: the first row is: table, of which day, until which day")]
    [InlineData("table\t2026-01-01\t2026-01-01\n", "line 1: the first row is: table, of which day, until which day")]
    [InlineData("# said\n\ntable\t2026-01-01\t2026-13-01\n", "line 3: the first row is: table, of which day, until which day")]
    [InlineData(Head + "instrument\ta\t-\tA\t\n",
        "line 2: an instrument has a code, the day it came into force (? not known, - not in force), a name and a source")]
    [InlineData(Head + "instrument\ta\t-\tA\ts\ninstrument\ta\t-\tA\ts\n", "line 3: a is there already")]
    [InlineData(Head + "ground\ta\tevidence\tx\ts\n", "line 2: there is no instrument a above")]
    [InlineData(Head + "instrument\ta\t-\tA\ts\nground\ta\tprayer\tx\ts\n", "line 3: a ground has a kind of request, an article and a source")]
    [InlineData(Head + "instrument\ta\t-\tA\ts\nparty\ta\tQQ\t-\t-\ts\n",
        "line 3: a party has a state's two letters, the day from which it is bound (- not yet), reservations and a source")]
    [InlineData(Head + "instrument\ta\t-\tA\ts\nparty\ta\tXA\t?\t-\ts\n",
        "line 3: a party has a state's two letters, the day from which it is bound (- not yet), reservations and a source")]
    [InlineData(Head + "treaty\ta\n", "line 2: a row is an instrument, a ground or a party, with its fields")]
    public void A_table_that_is_wrong_is_not_read(string text, string fault) => Assert.Equal(fault, LegalBasisTable.Read(text).Fault);

    [Fact]
    public void The_table_that_ships_gives_no_basis_where_a_text_is_not_in_force_and_none_when_it_is_old()
    {
        var table = LegalBasisTable.BuiltIn;
        Assert.Equal(["budapest", "e-evidence", "eu-2023-977", "un-cybercrime", "uncac", "untoc"], table.Instruments);
        var now = table.AsOf + TimeSpan.FromDays(4);
        var asked = Asked(RequestKind.Evidence, "VN", "QA");
        var answer = table.Find("un-cybercrime", asked, now);
        Assert.Equal(LegalBasisFault.NotInForce, answer.Fault);
        Assert.Equal("UN Convention against Cybercrime is not in force", answer.Refusal?.English);
        Assert.Equal(LegalBasisFault.ForceNotKnown, table.Find("uncac", asked, now).Fault);
        Assert.Equal(LegalBasisFault.AskerNotParty, table.Find("untoc", asked, now).Fault);
        Assert.Equal(LegalBasisFault.OtherKind, table.Find("budapest", Asked(RequestKind.FreezeMoney, "VN", "QA"), now).Fault);
        Assert.Equal(LegalBasisFault.Stale, table.Find("budapest", asked, table.ValidUntil).Fault);
        Assert.Empty(table.FindAll(asked, now));
    }

    private static RequestContent Asked(RequestKind kind, string asker, string holder) =>
        RequestActs.Content(kind, RequestUrgency.Ordinary, new Random(1)) with { AskerCountry = asker, HolderCountry = holder };

    private static Instant At(string day) => Instant.TryParse(System.Text.Encoding.ASCII.GetBytes(day + "T00:00:00Z"), out var at) ? at : default;

    [Fact]
    public void What_two_states_are_bound_by_has_terms_for_the_release_policy_and_an_instrument_that_it_does_not_know_has_none()
    {
        var table = LegalBasisTable.Read(
            "table\t2026-01-01\t2027-01-01\n"
            + "instrument\tmou-xa-xb\t2020-01-01\tMemorandum\ts\nground\tmou-xa-xb\tfreeze-money\ta\ts\n"
            + "party\tmou-xa-xb\tXA\t2020-01-01\t-\ts\nparty\tmou-xa-xb\tXB\t2026-06-01\t-\ts\n"
            + "instrument\tbudapest\t?\tConvention\ts\nground\tbudapest\tfreeze-money\ta\ts\n"
            + "party\tbudapest\tXA\t2020-01-01\t-\ts\nparty\tbudapest\tXB\t2020-01-01\t-\ts\n"
            + "instrument\tmoustache\t2020-01-01\tSomething\ts\nground\tmoustache\tfreeze-money\ta\ts\n"
            + "party\tmoustache\tXA\t2020-01-01\t-\ts\nparty\tmoustache\tXB\t2020-01-01\t-\ts\n").Table!;
        var term = Assert.Single(table.TermsOf(RequestKind.FreezeMoney, "XA", "XB"));
        Assert.Equal(LegalBases.Memorandum, term.Basis);
        Assert.Equal(
            (Instant.From(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)), Instant.From(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero))),
            (term.From, term.Until!.Value));
        Assert.Empty(table.TermsOf(RequestKind.Evidence, "XA", "XB"));
        Assert.Empty(table.TermsOf(RequestKind.FreezeMoney, "XA", "XC"));
    }
}
