using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Screening.Activity;

public sealed class ActivityHalvesTests
{
    private const long Start = 1_760_000_000_000;

    /// <summary>Accounts few enough that some become busy and some pay themselves; hours between payments; hours a payment comes late.</summary>
    private static readonly Gen<(int Accounts, int HoursMax, int LateHoursMax, int Seed)> Histories =
        Gen.Select(Gen.Int[2, 60], Gen.Int[1, 200], Gen.Int[0, 900], Gen.Int);

    [Fact]
    public void Halves_observed_one_after_the_other_or_at_once_leave_the_same_bytes_and_facts_as_block_after_block() =>
        Histories.Sample(
            history =>
            {
                using var whole = Made(history.Accounts);
                using var parted = Made(history.Accounts);
                using var together = Made(history.Accounts);
                using SideRows rows = new(AccountActivity.RunMax), otherRows = new(AccountActivity.RunMax);
                using FactBlock expected = new(), actual = new(), other = new();
                var random = new Random(history.Seed);
                var clock = Start;
                for (var run = 0; run < 4; run++)
                {
                    var payments = Run(random, history, ref clock);
                    var reported = (uint)random.Next(1, history.Accounts + 1);
                    foreach (var activity in new[] { whole, parted, together })
                    {
                        activity.Report(reported, 50_000, clock - 86_400_000, clock);
                        activity.BeginRun();
                    }

                    parted.ObserveHalf(payments, rows, 1);
                    parted.ObserveHalf(payments, rows, 0);
                    Parallel.For(0, AccountActivity.Halves, half => together.ObserveHalf(payments, otherRows, half));
                    whole.AskAhead(payments);
                    for (var first = 0; first < payments.Length; first += FactBlock.Lanes)
                    {
                        expected.Count = actual.Count = other.Count = Math.Min(FactBlock.Lanes, payments.Length - first);
                        whole.Observe(payments, first, expected);
                        parted.Refresh(payments, rows, first, actual.Count);
                        parted.WriteFacts(payments, rows, first, actual);
                        together.Refresh(payments, otherRows, first, other.Count);
                        together.WriteFacts(payments, otherRows, first, other);
                        AssertSame(expected, actual, first);
                        AssertSame(expected, other, first);
                        Follow(whole, payments, first, expected);
                        Follow(parted, payments, first, actual);
                        Follow(together, payments, first, other);
                    }

                    parted.EndRun();
                    together.EndRun();
                    whole.EndRun();
                }

                var bytes = Saved(whole);
                Assert.Equal(bytes, Saved(parted));
                Assert.Equal(bytes, Saved(together));
            },
            iter: 30, threads: 1);

    /// <summary>What follows from verdicts of all kinds.</summary>
    private static void Follow(AccountActivity activity, ObservedPayment[] payments, int first, FactBlock block)
    {
        for (var lane = 0; lane < block.Count; lane++)
        {
            ref readonly var payment = ref payments[first + lane];
            switch (payment.Size % 10)
            {
                case 0:
                    activity.CorrectBalance(payment.Payee, -payment.Size);
                    break;
                case 1:
                    activity.CorrectBalance(payment.Payee, -payment.Size);
                    activity.CorrectBalance(payment.Payer, payment.Size);
                    break;
                default:
                    activity.Settle(payment, block, lane);
                    break;
            }
        }
    }

    private static AccountActivity Made(int accounts)
    {
        var activity = new AccountActivity(zoneOffsetMinutes: 60);
        for (var i = 0; i < accounts; i++)
        {
            activity.Register(
                (AccountKind)(i % 4), (ushort)(i % 3), (ushort)(i % 5),
                i % 7 == 0 ? Facts.Unknown : Start - i, i % 6 == 0 ? Facts.Unknown : 90_000);
        }

        return activity;
    }

    private static ObservedPayment[] Run(Random random, in (int Accounts, int HoursMax, int LateHoursMax, int Seed) history, ref long clock)
    {
        var payments = new ObservedPayment[random.Next(1, AccountActivity.RunMax + 1)];
        foreach (ref var payment in payments.AsSpan())
        {
            clock += random.NextInt64(history.HoursMax * 3_600_000L) / history.Accounts;
            var isLate = random.Next(20) == 0;
            payment = new ObservedPayment
            {
                Payer = (uint)random.Next(1, history.Accounts + 1),
                Payee = (uint)random.Next(1, history.Accounts + 1),
                TimeMilliseconds = isLate ? clock - random.NextInt64((history.LateHoursMax * 3_600_000L) + 1) : clock,
                Size = random.Next(1_000) == 0 ? 5_000_000_000 : random.Next(1, 100_000),
                Channel = random.Next(3),
                Currency = 1,
                Purpose = Facts.Unknown,
                IsRound = random.Next(4) == 0,
                IsUnnamed = random.Next(500) == 0,
            };
        }

        return payments;
    }

    private static void AssertSame(FactBlock expected, FactBlock actual, int first)
    {
        for (var fact = 0; fact < Facts.Count; fact++)
        {
            for (var lane = 0; lane < expected.Count; lane++)
            {
                Assert.True(
                    expected[fact, lane] == actual[fact, lane],
                    $"payment {first + lane}: {Facts.All[fact].Name} is {actual[fact, lane]}, not {expected[fact, lane]}");
            }
        }
    }

    private static byte[] Saved(AccountActivity activity)
    {
        using var bytes = new MemoryStream();
        activity.Save(bytes.Write);
        return bytes.ToArray();
    }
}
