using Cordon.Core.Networks.Gangs;
using Cordon.Core.Screening;
using Cordon.Engine.Casework;
using Cordon.Engine.Journal;
using Cordon.Engine.Networks;
using Cordon.Engine.Tests.Casework;
using Xunit;

namespace Cordon.Engine.Tests.Networks;

/// <summary>A running centre's gangs, found in the background out of its own journal.</summary>
public sealed class GangFinderTests : IAsyncLifetime
{
    private readonly MemoryJournal _journal = new();
    private readonly SettableTime _time = new(DeskRoom.Start + TimeSpan.FromHours(6));
    private Centre _centre = null!;
    private CaseDesk _desk = null!;
    private int _minutes;
    private int _number;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_centre_without_cases_has_no_finding_and_one_with_cases_has_what_the_play_of_its_journal_tells()
    {
        await using var finder = new GangFinder(_journal, _desk, _centre, _time);
        var state = await Looked(finder, 0);
        Assert.Equal((null, null), (state.Last, state.Fault));
        await PlayTwoGangsAsync();
        state = await AskedAsync(finder);
        using var play = new NetworkPlay("", []);
        play.Run(_journal, _time.Now, cancellation: Cancellation);
        var expected = NetworkFinding.Of(play, Cancellation)!;
        Assert.Equal(2, expected.Gangs.Count);
        Assert.Equal(expected.At, state.Last!.At);
        Assert.Equal(
            expected.Gangs.Select(found => (found.Gang.Name, found.Dossier.Taken)),
            state.Last.Gangs.Select(found => (found.Gang.Name, found.Dossier.Taken)));
        Assert.All(state.Last.Gangs, found => Assert.Equal(found.Dossier.Money.Accounts.Count, found.Accounts.Count));
    }

    [Fact]
    public async Task A_merge_that_an_officer_undoes_is_undone_in_the_next_finding_and_stays_so_after_a_start()
    {
        await PlayTwoGangsAsync();
        Pass(TimeSpan.FromDays(2));
        await TieAsync();
        await using (var finder = new GangFinder(_journal, _desk, _centre, _time))
        {
            var seen = (await AskedAsync(finder)).Last!;
            var merged = Assert.Single(seen.Book.Gangs.Values, gang => gang.MergedInto != 0);
            Assert.Single(seen.Gangs);
            Pass(TimeSpan.FromMinutes(5));
            Assert.Equal(DeskStatus.Refused, (await _desk.UndoMergeAsync(merged.Number, seen.At, "why", DeskRoom.Aud, Cancellation)).Status);
            Assert.Equal(DeskStatus.Refused, (await _desk.UndoMergeAsync(merged.Number, seen.At, " ", DeskRoom.Ivo, Cancellation)).Status);
            Assert.Equal(DeskStatus.Done, (await _desk.UndoMergeAsync(merged.Number, seen.At, "two voices", DeskRoom.Ivo, Cancellation)).Status);
            Assert.Equal(DeskStatus.AlreadyDone, (await _desk.UndoMergeAsync(merged.Number, seen.At, "again", DeskRoom.Sue, Cancellation)).Status);
            AssertParted((await AskedAsync(finder)).Last!, merged.Number);
        }

        await _desk.DisposeAsync();
        _desk = await CaseDesk.OpenAsync(_journal, null, _time, _centre, cancellation: Cancellation);
        Pass(TimeSpan.FromDays(1));
        await using var later = new GangFinder(_journal, _desk, _centre, _time);
        AssertParted((await Looked(later, 0)).Last!, merged: 2);
    }

    [Fact]
    public async Task An_undoing_of_what_is_not_merged_is_told_and_changes_nothing()
    {
        await PlayTwoGangsAsync();
        Assert.Equal(DeskStatus.Done, (await _desk.UndoMergeAsync(77, _time.Now, "no such gang", DeskRoom.Ivo, Cancellation)).Status);
        Pass(TimeSpan.FromMinutes(1));
        await using var finder = new GangFinder(_journal, _desk, _centre, _time);
        var found = (await Looked(finder, 0)).Last!;
        Assert.Equal(77, Assert.Single(found.UndoingsRefused).Gang);
        Assert.Equal(2, found.Gangs.Count);
    }

    [Fact]
    public async Task Whatever_goes_wrong_is_told_as_the_states_fault_and_the_finder_looks_again_when_asked()
    {
        var closed = new SqliteJournal(Path.Combine(Path.GetTempPath(), "never-opened.journal"));
        await closed.DisposeAsync();
        await using var finder = new GangFinder(closed, _desk, _centre, _time);
        var state = await FaultedAsync(finder, 0);
        Assert.Null(state.Last);
        finder.Ask();
        Assert.NotNull((await FaultedAsync(finder, state.Version)).Fault);
    }

    [Theory]
    [InlineData("44", "+442079460123")]
    [InlineData("", null)]
    public async Task A_telephone_that_a_report_names_without_its_country_is_of_the_country_that_the_centre_was_told(string countryCode, string? telephone)
    {
        for (var i = 0; i < 3; i++)
        {
            await StealAsync($"alpha{i}", "alphadevice00", "020 7946 0123");
        }

        await using var finder = new GangFinder(_journal, _desk, _centre, _time, countryCode);
        var found = Assert.Single((await Looked(finder, 0)).Last!.Gangs);
        Assert.Equal(telephone, found.Dossier.Money.Contacts.SingleOrDefault()?.Value);
    }

    [Fact]
    public async Task A_journal_with_more_payments_than_are_kept_in_memory_makes_no_finding_and_the_state_says_why()
    {
        await PlayTwoGangsAsync();
        await using var finder = new GangFinder(_journal, _desk, _centre, _time, paymentsMax: 11);
        var state = await FaultedAsync(finder, 0);
        Assert.Equal((null, "the journal has more than 11 payments, which is as many as are read to find gangs"), (state.Last, state.Fault));
    }

    public async ValueTask InitializeAsync()
    {
        _centre = await Centre.OpenAsync(new CentreOptions(), _journal, _time, Cancellation);
        _desk = await CaseDesk.OpenAsync(_journal, null, _time, _centre, cancellation: Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _centre.DisposeAsync();
        await _journal.DisposeAsync();
    }

    private static void AssertParted(NetworkFinding found, int merged)
    {
        Assert.Empty(found.UndoingsRefused);
        Assert.Equal(2, found.Gangs.Count);
        var parted = found.Book.Gangs[merged];
        Assert.Equal(0, parted.MergedInto);
        Assert.Contains(parted.Events, what => what.Kind == GangEventKind.Parted && what.Why.Contains("two voices", StringComparison.Ordinal));
    }

    private static async Task<FindingState> Looked(GangFinder finder, long after)
    {
        var state = finder.State;
        while (state.IsLooking || state.Version <= after || state.LookedAt == default)
        {
            state = await finder.WaitForChangeAsync(state.Version, Cancellation);
        }

        return state;
    }

    private static async Task<FindingState> FaultedAsync(GangFinder finder, long after)
    {
        var state = finder.State;
        while (state.IsLooking || state.Version <= after || state.Fault is null)
        {
            state = await finder.WaitForChangeAsync(state.Version, Cancellation);
        }

        return state;
    }

    /// <summary>What was found from now on: what was under way is waited for first.</summary>
    private static async Task<FindingState> AskedAsync(GangFinder finder)
    {
        var before = await Looked(finder, 0);
        finder.Ask();
        return await Looked(finder, before.Version + 1);
    }

    private void Pass(TimeSpan time)
    {
        _time.Now += time;
        _minutes += (int)time.TotalMinutes;
    }

    private async Task PlayTwoGangsAsync()
    {
        foreach (var name in (string[])["alpha", "beta"])
        {
            for (var i = 0; i < 3; i++)
            {
                await StealAsync($"{name}{i}", $"{name}device00", $"@{name}_desk");
            }
        }
    }

    private async Task TieAsync()
    {
        for (var i = 0; i < 6; i++)
        {
            await StealAsync($"gamma{i}", i % 2 == 0 ? "alphadevice00" : "betadevice00", "@alpha_desk @beta_desk");
        }
    }

    private async Task StealAsync(string mule, string device, string contact)
    {
        var id = $"p{++_number}";
        var paid = await CentreTests.Submit(_centre, CentreTests.Payment(id, $"V{_number}", mule, 900, _minutes));
        var on = await CentreTests.Submit(
            _centre, CentreTests.Payment($"on-{id}", mule, $"OUT-{mule}", 800, _minutes + 1, device: device, payerBank: "BBBBXBBB"));
        Assert.All([.. paid, .. on], decision => Assert.True(decision.Outcome is Outcome.Allow or Outcome.Warn, $"{decision.Outcome} {id} to {mule}"));
        var result = await _centre.SubmitAsync(new Command.FileReport($"r-{id}", _time.Now, id, 0, null, null, contact), Cancellation);
        Assert.True(result.Status == CommandStatus.Done, result.Detail);
        await _centre.WhenDurableAsync(Cancellation);
    }
}
