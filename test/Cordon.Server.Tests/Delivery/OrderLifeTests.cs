using System.Net;
using Cordon.Bench.Outbox;
using Cordon.Core.Cases;
using Cordon.Engine;
using Cordon.Engine.Journal;
using Xunit;
using static Cordon.Server.Tests.Delivery.DeliveringCentre;
using static Cordon.Server.Tests.ServedCentre;

namespace Cordon.Server.Tests.Delivery;

/// <summary>
/// An order's whole life, with the process gone at each of its steps: once the step's record is in the journal and once it is not. Whoever asked
/// asks again, and the bank answers everything twice.
/// </summary>
public sealed class OrderLifeTests
{
    /// <summary>More than the records that a life has.</summary>
    private const int StepsMax = 15;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JournalFault.NotPersisted)]
    [InlineData(JournalFault.Persisted)]
    public async Task A_process_gone_at_any_step_changes_nothing_about_how_the_life_goes(JournalFault fault)
    {
        var deaths = 0;
        for (var step = 1; step <= StepsMax; step++)
        {
            await using var life = new Life(step, fault);
            await life.LiveAsync();
            Assert.Equal(["FN-000001", "FN-000002"], life.Bank.Received.Select(notice => notice.Id).Distinct());
            Assert.All(life.Bank.Received.GroupBy(notice => notice.Id), same => Assert.Single(same.Select(n => Convert.ToBase64String(n.Body)).Distinct()));
            deaths += life.Deaths;
        }

        Assert.True(deaths >= 9, $"only {deaths} steps were hit");
    }

    private sealed class Life(int dieAt, JournalFault fault) : IAsyncDisposable
    {
        private readonly MemoryJournal _journal = new();
        private readonly SteppedTime _time = new(Now);
        private DeliveringCentre? _served;
        private TaskCompletionSource _died = new();
        private int _appends;
        private bool _isArmed;

        public ScriptedBank Bank { get; } = new(_ => BankReply.Take);

        public int Deaths { get; private set; }

        public async Task LiveAsync()
        {
            Bank.Start();
            _served = await StartAsync();
            await _served.SetEndpointAsync(Lantern, Bank.Url);
            _isArmed = true;
            await TellAsync(ApiKeys.Centre, "/v1/payments", Payment("d1", ("payee_account", "\"mule\"")));
            await TellAsync(ApiKeys.Centre, "/v1/reports", """{"report_id":"r1","payment_id":"d1"}""");
            await BankHasAsync("FN-000001");
            await TwiceAsync("""{"result":"acknowledged"}""");
            await TwiceAsync("""{"result":"frozen","amount":"40.00","currency":"EUR"}""");
            await TellAsync(
                ApiKeys.Centre, "/v1/freeze-orders/FO-000001/release", """{"by":"A. Ruiz","reason":"a sale","amount":"15.00","currency":"EUR"}""");
            await BankHasAsync("FN-000002");
            await TwiceAsync("""{"result":"released","reason":"as asked","amount":"15.00","currency":"EUR","reference":"rel-1"}""");
            await TwiceAsync("""{"result":"returned","amount":"25.00","currency":"EUR","reference":"ret-1"}""");
            await TwiceAsync("""{"result":"returned_to_victim","amount":"20.00","currency":"EUR","reference":"ret-2"}""");
            while (_served.Centre.CountNoticesFor(Lantern) > 0)
            {
                Cancellation.ThrowIfCancellationRequested();
                await (_died.Task.IsCompleted ? RestartAsync() : Task.CompletedTask);
                await Task.Yield();
            }

            // What stands before this in the journal is durable when it is answered.
            await TellAsync(ApiKeys.Centre, "/v1/payments", Payment("d2"));
            Check(_served);
            await RestartAsync();
            Check(_served);
        }

        public async ValueTask DisposeAsync()
        {
            await _served!.DisposeAsync();
            await Bank.DisposeAsync();
            await _journal.DisposeAsync();
        }

        private static void Check(DeliveringCentre served)
        {
            var order = Assert.Single(served.Centre.FindOrders(_ => true, 0, 10));
            Assert.Equal(
                (FreezeOrderState.Returned, 4_000, 1_500, 4_500, 2_000),
                (order.State, order.FrozenMinor, order.ReleasedMinor, order.ReturnedMinor, order.UnheldMinor));
            Assert.Equal(0, served.Centre.CountNoticesFor(Lantern));
        }

        private async Task TwiceAsync(string answer)
        {
            await TellAsync(Lantern, "/v1/freeze-orders/FO-000001/answer", answer);
            await TellAsync(Lantern, "/v1/freeze-orders/FO-000001/answer", answer);
        }

        /// <summary>Says something until it is answered; to a process that can write no more, to the next one.</summary>
        private async Task TellAsync(string caller, string path, string body)
        {
            while (true)
            {
                using var response = await _served!.As(caller).PostAsync(path, Json(body), Cancellation);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }

                var words = await response.Content.ReadAsStringAsync(Cancellation);
                Assert.True(response.StatusCode == HttpStatusCode.ServiceUnavailable, $"step {dieAt}, {fault}: {path} {body}: {words}");
                await RestartAsync();
            }
        }

        private async Task BankHasAsync(string id)
        {
            for (var count = 1; Bank.Received.All(notice => notice.Id != id); count++)
            {
                if (await Task.WhenAny(Bank.ReachedAsync(count), _died.Task).WaitAsync(Cancellation) == _died.Task)
                {
                    await RestartAsync();
                }
            }
        }

        private async Task RestartAsync()
        {
            await _served!.DisposeAsync();
            _died = new TaskCompletionSource();
            _served = await StartAsync();
        }

        private Task<DeliveringCentre> StartAsync()
        {
            var isDead = false;
            return DeliveringCentre.StartAsync(new FaultyJournal(_journal, _ => Plan(ref isDead)), _time);
        }

        // After the fault the process gets nothing into the journal any more: it is as good as killed.
        private JournalFault Plan(ref bool isDead)
        {
            if (isDead)
            {
                return JournalFault.NotPersisted;
            }

            if (!_isArmed || Interlocked.Increment(ref _appends) != dieAt)
            {
                return JournalFault.None;
            }

            isDead = true;
            Deaths++;
            _died.TrySetResult();
            return fault;
        }
    }
}
