using Cordon.Simulation.Economy;
using Cordon.Simulation.Tests.Economy;

namespace Cordon.Simulation.Tests.Crime;

public sealed class ChannelTests
{
    private static readonly PlayedWorld Hot = PlayedWorld.HotTown;

    public static TheoryData<MuleKind> Kinds => [MuleKind.Desk, MuleKind.Banker, MuleKind.Front];

    [Theory, MemberData(nameof(Kinds))]
    public void A_channel_is_nobodys_and_serves_several_gangs_and_ordinary_people(MuleKind kind)
    {
        var gangs = Hot.Mules.Where(mule => mule.Gang is not null).GroupBy(mule => mule.Account, PlayedWorld.SameAccount)
            .ToDictionary(told => told.Key, told => told.First().Gang!.Value, PlayedWorld.SameAccount);
        var channels = Hot.Mules.Where(mule => mule.Kind == kind).ToList();
        Assert.NotEmpty(channels);
        Assert.All(channels, channel => Assert.Null(channel.Gang));
        foreach (var channel in channels.Where(channel => channel.Account.IsListed))
        {
            var paidIn = Hot.Payments.Where(row => row.Payment.Payee == channel.Account).ToList();
            var stolen = paidIn.Where(row => row.Label.Truth == SimulatedTruth.Layering).ToList();
            Assert.True(stolen.Select(row => gangs[row.Payment.Payer]).Distinct().Count() >= 2);
            Assert.True(paidIn.Count - stolen.Count > 20, "Too few ordinary customers.");
            Assert.Contains(Hot.Payments, row => row.Payment.Payer == channel.Account && row.Label.Truth == SimulatedTruth.Cashout);
        }
    }

    /// <summary>For each sum that a gang pays a banker at home, another banker pays the gang abroad, a little less and within a day or two.</summary>
    [Fact]
    public void Bankers_mirror_what_comes_in_and_never_pay_one_another()
    {
        var bankers = Hot.Mules.Where(mule => mule.Kind == MuleKind.Banker).Select(mule => mule.Account).ToHashSet(PlayedWorld.SameAccount);
        var gangsAbroad = Hot.Mules.Where(mule => mule is { Kind: MuleKind.Abroad, Gang: not null }).Select(mule => mule.Account)
            .ToHashSet(PlayedWorld.SameAccount);
        Assert.DoesNotContain(Hot.Payments, row => bankers.Contains(row.Payment.Payer) && bankers.Contains(row.Payment.Payee));
        var mirrored = Hot.Payments.Where(row => row.Label.Pattern == "channel/mirrored").Select(row => row.Payment).ToList();
        Assert.All(mirrored, payment => Assert.False(payment.Payer.IsListed || payment.Payee.IsListed));
        var ends = Hot.Payments[^1].Payment.Time;
        var paidIn = Hot.Payments.Where(row => row.Label.Truth == SimulatedTruth.Layering && bankers.Contains(row.Payment.Payee))
            .Select(row => row.Payment).Where(payment => (ends - payment.Time).TotalHours > 48).ToList();
        Assert.NotEmpty(paidIn);
        Assert.All(paidIn, payment => Assert.Contains(mirrored, other => gangsAbroad.Contains(other.Payee) && bankers.Contains(other.Payer)
            && other.Time > payment.Time && (other.Time - payment.Time).TotalHours < 48
            && other.Amount.Minor <= payment.Amount.Minor && other.Amount.Minor >= payment.Amount.Minor * 96 / 100));
    }

    [Fact]
    public void A_front_takes_round_sums_by_night_among_its_guests_small_ones_by_day()
    {
        var fronts = Hot.Mules.Where(mule => mule.Kind == MuleKind.Front).Select(mule => mule.Account).ToHashSet(PlayedWorld.SameAccount);
        var paidIn = Hot.Payments.Where(row => fronts.Contains(row.Payment.Payee)).ToList();
        var stolen = paidIn.Where(row => row.Label.Truth == SimulatedTruth.Layering).Select(row => row.Payment).ToList();
        Assert.All(stolen, payment => Assert.True(payment.Time.ToDateTimeOffset().Hour is >= 22 or < 4));
        Assert.All(stolen.Where(payment => payment.Amount.Minor >= 100_00), payment => Assert.Equal(0, payment.Amount.Minor % 50_00));
        var guests = paidIn.Where(row => row.Label.Truth == SimulatedTruth.Genuine).Select(row => row.Payment).ToList();
        Assert.True(guests.Average(payment => (double)payment.Amount.Minor) * 10 < stolen.Average(payment => (double)payment.Amount.Minor));
        Assert.True(guests.Count(payment => payment.Time.ToDateTimeOffset().Hour is >= 10 and < 22) * 10 > guests.Count * 7);
    }
}
