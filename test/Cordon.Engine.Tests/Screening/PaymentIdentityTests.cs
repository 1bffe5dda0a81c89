using System.Text;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Screening;
using Cordon.Engine.Snapshots;
using Xunit;

namespace Cordon.Engine.Tests.Screening;

/// <summary>A UUID means one payment whoever hands it in; any other identifier is its sender's own.</summary>
public sealed class PaymentIdentityTests : IDisposable
{
    private const uint First = 1, Second = 2, Third = 3;
    private const string Uetr = "8a562c67-ca16-48ba-b074-65581be6f0a1";
    private const string Capital = "8A562C67-CA16-48BA-B074-65581BE6F0A1";

    /// <summary>As long as <see cref="Uetr"/>, which takes its place in a journal of an earlier program.</summary>
    private const string Stand = "8a562c67-ca16-48ba-b074-65581be6f0a2";

    private static readonly Instant Start = new(1_760_000_000_000);
    private readonly SettableTime _time = new(Start + TimeSpan.FromDays(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-identity-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Uetr, true)]
    [InlineData(Capital, true)]
    [InlineData("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", true)]
    [InlineData("c232ab00-9414-11ec-b3c8-9f6bdeced846", true)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", false)]
    [InlineData("8a562c67-ca16-98ba-b074-65581be6f0a1", false)]
    [InlineData("8a562c67-ca16-48ba-c074-65581be6f0a1", false)]
    [InlineData("8a562c67-ca16-48ba-b074-65581be6f0g1", false)]
    [InlineData("8a562c67ca16-48ba-b074-65581be6f0a1-", false)]
    [InlineData("8a562c67ca1648bab07465581be6f0a1", false)]
    [InlineData("{8a562c67-ca16-48ba-b074-65581be6f0}", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    public void An_identifier_is_the_worlds_by_its_form_alone(string id, bool isGlobal)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        Assert.Equal(isGlobal, PaymentIdentity.IsGlobal(bytes));
        Assert.Equal(isGlobal, PaymentIdentity.Hash(bytes, First) == PaymentIdentity.Hash(bytes, Second));
        Assert.Equal(isGlobal ? Likeness.Anothers : Likeness.None, PaymentIdentity.Compare(bytes, First, bytes, Second));
        Assert.Equal(Likeness.Own, PaymentIdentity.Compare(bytes, First, bytes, First));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("snapshot")]
    public async Task A_payment_that_both_banks_hand_in_is_decided_booked_and_ordered_once(string store)
    {
        await using IJournal journal = store == "sqlite" ? new SqliteJournal(Path.Combine(_folder, "journal.db")) : new MemoryJournal();
        var options = store == "snapshot"
            ? new CentreOptions { SnapshotFolder = Path.Combine(_folder, "snapshots"), SnapshotEveryPayments = 1_000 }
            : new CentreOptions();
        Decision first;
        await using (var centre = await Centre.OpenAsync(options, journal, _time, Cancellation))
        {
            first = (await HandIn(centre, First, Payment(Uetr, 1_000)))[0];
            Assert.False(first.IsRepeat);
            await CheckAsync(centre, first);
        }

        await using var again = await Centre.OpenAsync(options, journal, _time, Cancellation);
        Assert.Empty(again.SnapshotsPassedOver);
        await CheckAsync(again, first);
        Assert.Equal(CommandStatus.Done, (await ReportAsync(again, First, Uetr)).Status);
        Assert.Equal(CommandStatus.Done, (await ReportAsync(again, Second, Capital)).Status);
        Assert.Equal(100_000, Assert.Single(again.FindOrders(_ => true, 0, 10)).Asked.Minor);
        Assert.Equal(2, (await HandIn(again, Second, Payment("next", 1)))[0].Sequence);
    }

    [Fact]
    public async Task A_second_bank_finds_the_payment_in_the_very_batch_in_which_it_is_new()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        var all = await Task.WhenAll(Enumerable.Range(1, 40).Select(bank => HandIn(centre, (uint)bank, Payment(Uetr, 1_000), Payment(Capital, 1_000))));
        Assert.Equal(79, all.Sum(decisions => decisions.Count(d => d.IsRepeat)));
        Assert.Equal(1, Assert.Single(all.SelectMany(decisions => decisions).Select(d => d.Sequence).Distinct()));
    }

    [Fact]
    public async Task Who_names_another_bank_of_an_account_is_not_told_the_decision()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        const string iban = "DE89370400440532013000";
        await HandIn(centre, First, CentreTests.Payment(Uetr, iban, "MULE", 10, payerBank: "AAAAXAAA"));
        var claimed = CentreTests.Payment(Uetr, iban, "MULE", 10, payerBank: "CCCCXCCC");
        Assert.Equal(Refusal.ConflictingContent, (await HandIn(centre, Third, claimed))[0].Refusal);
        Assert.True((await HandIn(centre, Third, CentreTests.Payment(Uetr, iban, "MULE", 10, payerBank: "AAAAXAAAXXX")))[0].IsRepeat);
        var inOne = new[] { "AAAAXAAA", "AAAAXAAAXXX", "CCCCXCCC" }.Select(bank => CentreTests.Payment(Stand, iban, "MULE", 10, payerBank: bank));
        Assert.Equal(
            [(false, Refusal.None), (true, Refusal.None), (false, Refusal.ConflictingContent)],
            (await HandIn(centre, First, [.. inOne])).Select(d => (d.IsRepeat, d.Refusal)));
    }

    [Fact]
    public async Task A_banks_own_identifier_stays_its_own()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        Assert.False((await HandIn(centre, First, Payment("1", 1_000)))[0].IsRepeat);
        Assert.False((await HandIn(centre, Second, Payment("1", 1_001)))[0].IsRepeat);
        Assert.True((await HandIn(centre, Second, Payment("1", 1_001)))[0].IsRepeat);
        Assert.Equal(CommandStatus.NotFound, (await centre.IdentifyAsync("1", Third, Cancellation)).Status);
    }

    [Fact]
    public async Task A_hold_is_under_the_name_of_who_handed_the_payment_in_first()
    {
        await using var journal = new MemoryJournal();
        await using var centre = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        await CentreTests.Submit(centre, CentreTests.Payment("p1", "VICTIM", "MULE", 5_000));
        await centre.SubmitAsync(new Command.FileReport("r0", Start + TimeSpan.FromHours(1), "p1", 0, null, null, null), Cancellation);
        var held = (await HandIn(centre, First, Payment(Capital, 5_000, minutes: 90)))[0];
        Assert.Equal(Outcome.Hold, held.Outcome);
        Assert.True((await HandIn(centre, Second, Payment(Uetr, 5_000, minutes: 90)))[0].IsRepeat);
        var named = (await centre.IdentifyAsync(Uetr, Second, Cancellation)).Payment!;
        Assert.Equal(new IdentifiedPayment(Capital, First, "AAAAXAAA", "BBBBXBBB"), named);
        Assert.Equal(CommandStatus.NotFound, (await EndAsync(Uetr, Second)).Status);
        var reported = await ReportAsync(centre, Second, Uetr);
        Assert.Equal(HoldState.Held, reported.Case!.Hold!.State);
        Assert.Equal(CommandStatus.Done, (await EndAsync(named.PaymentId, named.Submitter)).Status);

        async ValueTask<CommandResult> EndAsync(string id, uint submitter) =>
            await centre.SubmitAsync(new Command.EndHold(id, submitter, true, "officer", null), Cancellation);
    }

    [Fact]
    public async Task An_earlier_programs_journal_with_one_uuid_of_two_banks_plays_back_and_each_keeps_its_own()
    {
        await using var written = new MemoryJournal();
        await using (var centre = await Centre.OpenAsync(new CentreOptions(), written, _time, Cancellation))
        {
            await HandIn(centre, First, Payment(Uetr, 1_000));
            await HandIn(centre, Second, Payment(Stand, 2_000));
        }

        await using var journal = await AsOfAnEarlierProgram(written);
        byte[][] states = [await StateAsync(journal, "one"), await StateAsync(journal, "two")];
        Assert.Equal(states[0], states[1]);
        await using var again = await Centre.OpenAsync(new CentreOptions(), journal, _time, Cancellation);
        Assert.Equal(1, (await HandIn(again, First, Payment(Uetr, 1_000)))[0].Sequence);
        Assert.Equal(2, (await HandIn(again, Second, Payment(Uetr, 2_000)))[0].Sequence);
        Assert.Equal(2, (await HandIn(again, Second, Payment(Capital, 2_000)))[0].Sequence);
        Assert.Equal(1, (await HandIn(again, Third, Payment(Uetr, 1_000)))[0].Sequence);
        Assert.Equal(Refusal.ConflictingContent, (await HandIn(again, Third, Payment(Uetr, 2_000)))[0].Refusal);
    }

    private static PaymentBatch Payment(string id, long major, int minutes = 0) => CentreTests.Payment(id, "ANNA", "MULE", major, minutes);

    private static async Task CheckAsync(Centre centre, Decision first)
    {
        foreach (var (submitter, id) in new[] { (First, Uetr), (Second, Uetr), (Third, Capital) })
        {
            var repeat = (await HandIn(centre, submitter, Payment(id, 1_000)))[0];
            Assert.Equal((true, first.Sequence, first.Score), (repeat.IsRepeat, repeat.Sequence, repeat.Score));
            Assert.Equal(Refusal.ConflictingContent, (await HandIn(centre, submitter, Payment(id, 1_001)))[0].Refusal);
            Assert.Equal(Uetr, (await centre.IdentifyAsync(id, submitter, Cancellation)).Payment!.PaymentId);
        }
    }

    private static ValueTask<CommandResult> ReportAsync(Centre centre, uint bank, string id) => centre.SubmitAsync(
        new Command.FileReport("r1", Start + TimeSpan.FromHours(2), id, bank, null, null, null, bank), Cancellation);

    private static async Task<Decision[]> HandIn(Centre centre, uint submitter, params PaymentBatch[] payments)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = new PaymentWork { Submitter = submitter, Completed = _ => done.SetResult() };
        foreach (var payment in payments)
        {
            work.Payments.CopyFrom(payment, 0);
        }

        Assert.True(centre.TrySubmit(work));
        await done.Task.WaitAsync(Cancellation);
        return work.Decisions[..payments.Length];
    }

    private static async Task<MemoryJournal> AsOfAnEarlierProgram(MemoryJournal written)
    {
        var journal = new MemoryJournal();
        var owner = await journal.TakeOwnershipAsync(0, Cancellation);
        await foreach (var batch in written.ReadAsync(0, 0, Cancellation))
        {
            var payload = batch.Payload.ToArray();
            for (int at; (at = payload.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Stand))) >= 0;)
            {
                Encoding.UTF8.GetBytes(Uetr).CopyTo(payload, at);
            }

            await journal.AppendAsync(owner, batch.Position, batch.BatchId, payload, batch.RecordCount, Cancellation);
        }

        return journal;
    }

    private async Task<byte[]> StateAsync(MemoryJournal journal, string folder)
    {
        var options = new CentreOptions { SnapshotFolder = Path.Combine(_folder, folder) };
        var recovered = await Recovery.RunAsync(options, journal, 0, Cancellation);
        using var state = recovered.State;
        await PartitionSnapshot.WriteAsync(options, journal, 0, state, recovered.Archive, Cancellation);
        return await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(options.SnapshotFolder)), Cancellation);
    }
}
