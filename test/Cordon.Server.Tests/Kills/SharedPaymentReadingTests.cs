using System.Text;
using Cordon.Bench.Kills;
using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Cordon.Server.Tests.Delivery;
using Xunit;
using static Cordon.Server.Tests.Delivery.DeliveringCentre;

namespace Cordon.Server.Tests.Kills;

/// <summary>The checker knows by a path of its own that a UUID means one payment whoever hands it in.</summary>
public sealed class SharedPaymentReadingTests : IAsyncLifetime
{
    private const string Uuid = "8a562c67-ca16-48ba-b074-65581be6f0a1";
    private const string Capital = "8A562C67-CA16-48BA-B074-65581BE6F0A1";
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-shared-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "journal.db");

    public async ValueTask InitializeAsync()
    {
        await using var journal = new SqliteJournal(Path);
        await using var served = await StartAsync(journal, new SteppedTime(ServedCentre.Now));
        await served.PostAsync(Lantern, "/v1/payments", ServedCentre.Payment(Uuid), 200);
        await served.PostAsync(ApiKeys.Centre, "/v1/payments", ServedCentre.Payment(Capital), 200);
        await served.PostAsync(Lantern, "/v1/payments", ServedCentre.Payment("1"), 200);
        await served.PostAsync(ApiKeys.Centre, "/v1/payments", ServedCentre.Payment("1"), 200);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_second_bank_finds_the_payment_of_a_uuid_and_of_nothing_else()
    {
        var journal = JournalReading.Of(Path);
        var (first, second) = (journal.Submitters[Lantern], journal.Submitters[ApiKeys.Centre]);
        Assert.Equal([], journal.Faults);
        Assert.Equal(3, journal.Payments.Count);
        Assert.Equal(first, journal.Find(second, Capital)!.Submitter);
        Assert.Equal((first, second), (journal.Find(first, "1")!.Submitter, journal.Find(second, "1")!.Submitter));
        Assert.Null(journal.Find(99, "1"));
    }

    [Fact]
    public void A_uuid_that_stands_there_of_two_banks_is_a_fault()
    {
        using (var journal = new TamperedJournal(Path))
        {
            var last = Enumerable.Range(0, (int)journal.Next).Last(position => journal.HasPayments(position));
            journal.Change(last, block => block.SetText(0, PaymentText.PaymentId, Encoding.UTF8.GetBytes(Capital)));
        }

        Assert.Contains("has the UUID", Assert.Single(JournalReading.Of(Path).Faults), StringComparison.Ordinal);
    }
}
