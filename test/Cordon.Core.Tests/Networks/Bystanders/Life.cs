using Cordon.Core.Networks;
using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Tests.Networks.Bystanders;

/// <summary>An account's past, written down payment by payment; days are counted back from now.</summary>
internal sealed class Life
{
    public const long Day = 86_400_000;

    /// <summary>The 27th of April 2026, noon.</summary>
    public const long Now = 1_777_291_200_000;

    private const uint Shop = 50;
    private readonly List<PastPayment> _payments = [];

    public AccountKind Kind { get; init; } = AccountKind.Person;

    public double AgeDays { get; init; } = 2_000;

    public Life Came(double daysAgo, uint payer, long minor, AccountKind kind = AccountKind.Person) => Add(isIn: true, daysAgo, payer, minor, kind);

    public Life Left(double daysAgo, uint payee, long minor, AccountKind kind = AccountKind.Person) => Add(isIn: false, daysAgo, payee, minor, kind);

    /// <summary>Buys something now and then.</summary>
    public Life Shops(int count, int days)
    {
        for (var i = 0; i < count; i++)
        {
            Left(days * (i + 0.5) / count, Shop, 2_500, AccountKind.Merchant);
        }

        return this;
    }

    public int ZoneOffsetMinutes { get; init; }

    public AccountPast Past() => new(1, Kind, Now - (long)(AgeDays * Day), [.. _payments], IsCut: false) { ZoneOffsetMinutes = ZoneOffsetMinutes };

    public TestedExplanation Test(Explanation explanation) => Explanations.Of(Past(), Now).Single(tested => tested.Explanation == explanation);

    private Life Add(bool isIn, double daysAgo, uint other, long minor, AccountKind kind)
    {
        _payments.Add(new PastPayment((uint)_payments.Count + 1, isIn, other, kind, minor, Now - (long)(daysAgo * Day)));
        return this;
    }
}
