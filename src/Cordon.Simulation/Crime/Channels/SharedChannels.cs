using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;

namespace Cordon.Simulation.Crime.Channels;

/// <summary>The channels of a world: gangs pay into them instead of paying out themselves, and ordinary people use them too.</summary>
internal sealed class SharedChannels
{
    // Of the payments by which a gang gets money out.
    private const int UsesPercent = 34;

    // Each trade has dice of its own; these are of the gangs' choice among them.
    private const ulong ChoiceStream = 200;

    private readonly World _world;
    private readonly Dice? _dice;
    private readonly Bankers? _bankers;
    private readonly List<ChannelTrade> _trades = [];
    private readonly List<Channel> _all;

    public SharedChannels(World world, int gangs)
    {
        _world = world;
        if (world.DiceOf(EconomyHabits.ExchangeDesks) is { } desks)
        {
            _trades.Add(new Desks(world, desks, gangs));
        }

        if (world.DiceOf(EconomyHabits.UndergroundBankers) is { } bankers)
        {
            _trades.Add(_bankers = new Bankers(world, bankers, gangs));
        }

        if (world.DiceOf(EconomyHabits.FrontMerchants) is { } fronts)
        {
            _trades.Add(new Fronts(world, fronts, gangs));
        }

        _all = [.. _trades.SelectMany(trade => trade.All)];
        _dice = _trades.Count > 0 ? new Dice(world.Options.Seed, ChoiceStream) : null;
    }

    /// <summary>Tells the accounts that belong to no gang.</summary>
    public void Tell(Recruiting recruiting, Instant start)
    {
        foreach (var channel in _all)
        {
            recruiting.Tell(null, channel.Account, channel.Kind, start);
            if (channel.Abroad is { } abroad)
            {
                recruiting.Tell(null, abroad, channel.Kind == MuleKind.Banker ? MuleKind.Banker : MuleKind.Abroad, start);
            }
        }
    }

    public void PlanDay(long midnight, bool isWeekday) => _trades.ForEach(trade => trade.PlanDay(midnight, isWeekday));

    /// <summary>The channel into which a mule pays this time; null when it gets the money out by itself.</summary>
    public Channel? Choose(Mule mule)
    {
        if (_dice is null || !_dice.Percent(UsesPercent) || mule.Account.StolenMinor < 60 * _world.Major)
        {
            return null;
        }

        var channel = _dice.Of(_dice.Of(_trades).All);
        return channel.Serves(mule.Gang) ? channel : null;
    }

    /// <summary>A mule has paid in.</summary>
    public void Received(Channel channel, Gang gang, long minor, long time)
    {
        var deeds = _world.Deeds;
        deeds.ToDesks += channel.Kind == MuleKind.Desk ? 1 : 0;
        deeds.ToBankers += channel.Kind == MuleKind.Banker ? 1 : 0;
        deeds.ToFronts += channel.Kind == MuleKind.Front ? 1 : 0;
        channel.UnchargedMinor += minor;
        var passesOn = channel.Trade.Received(channel, gang, minor, time);
        if (!channel.IsPassingOn)
        {
            channel.IsPassingOn = true;
            PlanPassing(channel, passesOn);
        }
    }

    public void PassOn(in Intent intent, StolenMoney money)
    {
        var channel = _all[intent.From];
        money.KeepFee(channel.Account, channel.UnchargedMinor, channel.FeePercent);
        channel.UnchargedMinor = 0;
        channel.IsPassingOn = channel.Account.StolenMinor > 0;
        if (!channel.IsPassingOn)
        {
            return;
        }

        var pause = channel.Trade.PassOn(channel, money, intent.Time);
        channel.IsPassingOn = channel.Account.StolenMinor > 0;
        if (channel.IsPassingOn)
        {
            PlanPassing(channel, intent.Time + pause);
        }
    }

    public void Mirror(in Intent intent) => _bankers!.PayAbroad(intent);

    private void PlanPassing(Channel channel, long time) => _world.Agenda.Add(new Intent(time, Act.PassOn, _all.IndexOf(channel), 0, 0, 0));
}
