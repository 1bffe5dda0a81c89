using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;

namespace Cordon.Bench.Screening;

/// <summary>
/// Payments for measuring: half of them to four favourite payees of the payer, half to anybody, evenly over time, 18 of each account in 30 days.
/// A million accounts with 18 million payments make 13 million pairs.
/// </summary>
public sealed class ScreeningWorkload(int accounts, int seed = 1)
{
    public const int AccountsDefault = 1_000_000;
    public const int PaymentsPerAccount = 18;
    public const long StartMilliseconds = 1_760_000_000_000;

    private static readonly long Mobile = Facts.TextValue("mobile"u8);
    private static readonly long Euro = Facts.TextValue("EUR"u8);

    private ulong _state = (ulong)seed * 0x9E37_79B9_7F4A_7C15;
    private long _time = StartMilliseconds;
    private readonly long _stepMicroseconds = 30L * 86_400_000_000 / ((long)accounts * PaymentsPerAccount);
    private long _micro;

    public void Register(AccountActivity activity)
    {
        for (var i = 0; i < accounts; i++)
        {
            activity.Register(AccountKind.Person, (ushort)(i % 3), (ushort)(i % 10), StartMilliseconds - (i * 100_000L), 1_000_000);
        }
    }

    public void Fill(Span<ObservedPayment> payments)
    {
        foreach (ref var payment in payments)
        {
            var random = Next();
            var payer = (uint)(random % (ulong)accounts);
            var payee = (random & (1UL << 62)) != 0
                ? (uint)(Mix(((ulong)payer * 4) + ((random >> 60) & 3)) % (ulong)accounts)
                : (uint)(Next() % (ulong)accounts);
            _micro += _stepMicroseconds;
            _time = StartMilliseconds + (_micro / 1000);
            payment = new ObservedPayment
            {
                Payer = payer + 1,
                Payee = payee + 1,
                TimeMilliseconds = _time,
                Size = 100 + (long)((random >> 20) % 200_000),
                Channel = Mobile,
                Purpose = Facts.Unknown,
                Currency = Euro,
                IsRound = (random & 7) == 0,
            };
        }
    }

    private ulong Next() => Mix(_state += 0x9E37_79B9_7F4A_7C15);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
