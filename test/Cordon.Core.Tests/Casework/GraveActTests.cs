using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Casework;

/// <summary>What two persons do: who may propose, who may approve, and until when.</summary>
public sealed class GraveActTests
{
    private static readonly GraveMatter Block = new GraveMatter.BlockPayment("p-1", 3);
    private static readonly GraveMatter Rules = new GraveMatter.PublishRules("rules \"a\" version 1");

    [Theory]
    [InlineData("CENTRE (a): Ann", "CENTRE (a): Ben", false)]
    [InlineData("CENTRE (a): Ann", "CENTRE (b): ann", false)]
    [InlineData("CENTRE (a): Ann", "CENTRE (b): -", false)]
    [InlineData("CENTRE (a): Ann", "CENTRE (b): Ben", true)]
    [InlineData("CENTRE (a): Ann", "sue", false)]
    [InlineData("sue", "CENTRE (b): Ben", false)]
    [InlineData("sue", "sue", false)]
    [InlineData("sue", "sam", true)]
    public void Two_persons_are_two_by_their_keys_and_names_and_not_by_the_way_they_come(string proposes, string approves, bool isDone)
    {
        var rules = GraveAct.Propose(
            new GraveMatter.PublishRules("rules"), "so", new ActingOfficer(proposes, OfficerRole.Supervisor), Desk.Start).Event;
        var act = GraveAct.Of(1, Assert.IsType<GraveEvent.Proposed>(rules));
        var decision = act.Decide(new GraveCommand.Approve(), new ActingOfficer(approves, OfficerRole.Supervisor), Desk.Start, KeyLines.None);
        Assert.Equal(isDone, decision.Event is GraveEvent.Approved);
        Assert.Equal(isDone, decision.Refusal is null);
    }

    [Theory]
    [InlineData("ann", "block", null)]
    [InlineData("ivo", "block", null)]
    [InlineData("sue", "block", null)]
    [InlineData("sue", "rules", null)]
    [InlineData("ann", "rules", "your role does not propose this")]
    [InlineData("lia", "block", "your role does not propose this")]
    [InlineData("aud", "rules", "your role does not propose this")]
    [InlineData("adm", "rules", "your role does not propose this")]
    [InlineData("bob", "block", "your role does not propose this")]
    public void Who_may_do_the_thing_proposes_it(string by, string matter, string? refusal) =>
        Assert.Equal(refusal, GraveAct.Propose(matter == "block" ? Block : Rules, "why", Desk.People[by], Desk.Start).Refusal?.English);

    [Theory]
    [InlineData("", "p-1", "a reason is missing")]
    [InlineData("why", "", "the payment is missing")]
    public void A_proposal_says_what_and_why(string reason, string payment, string refusal) => Assert.Equal(
        refusal, GraveAct.Propose(new GraveMatter.BlockPayment(payment, 0), reason, Desk.People["ann"], Desk.Start).Refusal?.English);

    [Theory]
    [InlineData("sue:approve", "Approved")]
    [InlineData("sue:approve sue:approve", "Approved")]
    [InlineData("sue:decline", "Declined")]
    [InlineData("sue:decline sue:decline", "Declined")]
    [InlineData("ann:withdraw", "Withdrawn")]
    [InlineData("ann:withdraw ann:withdraw", "Withdrawn")]
    [InlineData("wait:23 sue:approve", "Approved")]
    [InlineData("wait:24", "Lapsed")]
    [InlineData("sue:approve wait:48", "Approved")]
    public void A_proposal_ends_so(string life, string state)
    {
        var (act, now, refusal) = Live(life, "ann");
        Assert.Null(refusal);
        Assert.Equal(state, act.StateAt(now).ToString());
    }

    [Theory]
    [InlineData("ann", "ann:approve", "a supervisor decides this")]
    [InlineData("sue", "sue:approve", "you proposed it: another person decides it")]
    [InlineData("sue", "sue:decline", "you proposed it: another person decides it")]
    [InlineData("ann", "ivo:approve", "a supervisor decides this")]
    [InlineData("ann", "aud:approve", "a supervisor decides this")]
    [InlineData("ann", "adm:decline", "a supervisor decides this")]
    [InlineData("ann", "sue:withdraw", "only who proposed it takes it back")]
    [InlineData("ann", "wait:24 sue:approve", "it is lapsed already")]
    [InlineData("ann", "wait:24 ann:withdraw", "it is lapsed already")]
    [InlineData("ann", "sue:approve ann:withdraw", "it is approved already")]
    [InlineData("ann", "sue:approve sam:approve", "it is approved already")]
    [InlineData("ann", "sue:decline sam:approve", "it is declined already")]
    [InlineData("ann", "ann:withdraw sue:approve", "it is withdrawn already")]
    public void What_may_not_happen_is_refused_by_name(string proposer, string life, string refusal) =>
        Assert.Equal(refusal, Live(life, proposer).Refusal);

    [Fact]
    public void The_centre_is_told_both_persons()
    {
        var act = Live("sue:approve", "ann").Act;
        Assert.Equal(("ann; approved by sue", "G-000001"), (act.Persons, act.Id));
    }

    [Fact]
    public void Whatever_is_said_nothing_is_approved_by_its_proposer_or_after_its_time() =>
        Gen.Select(Desk.Any("ann", "sue", "sam"), Gen.Select(Desk.Any("ann", "ivo", "sue", "sam"), Gen.Int[0, 3], Gen.Int[0, 9]).Array[1, 12])
            .Sample(
                (proposer, words) =>
                {
                    var life = string.Join(' ', words.Select(word => word.Item2 switch
                    {
                        0 => $"{word.Item1}:approve",
                        1 => $"{word.Item1}:decline",
                        2 => $"{word.Item1}:withdraw",
                        _ => $"wait:{word.Item3}",
                    }));
                    var (act, _, _) = Live(life, proposer, goesOn: true);
                    if (act.State == GraveActState.Approved)
                    {
                        Assert.NotEqual(act.ProposedBy, act.DecidedBy);
                        Assert.True(Desk.People[act.DecidedBy!].May(Act.ApproveGraveAct));
                        Assert.True(act.DecidedAt < act.Lapses);
                    }
                },
                iter: 2_000, threads: 1);

    private static (GraveAct Act, Instant Now, string? Refusal) Live(string life, string proposer, bool goesOn = false)
    {
        var now = Desk.Start;
        var act = GraveAct.Of(1, (GraveEvent.Proposed)GraveAct.Propose(Block, "why", Desk.People[proposer], now).Event!);
        foreach (var word in life.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':')))
        {
            if (word[0] == "wait")
            {
                now += TimeSpan.FromHours(int.Parse(word[1]));
                continue;
            }

            GraveCommand command = word[1] switch
            {
                "approve" => new GraveCommand.Approve(),
                "decline" => new GraveCommand.Decline("no"),
                _ => new GraveCommand.Withdraw(),
            };
            var decision = act.Decide(command, Desk.People[word[0]], now, KeyLines.None);
            if (decision.Refusal is not null && !goesOn)
            {
                return (act, now, decision.Refusal?.English);
            }

            act = decision.Event is { } happened ? act.After(happened) : act;
        }

        return (act, now, null);
    }
}
