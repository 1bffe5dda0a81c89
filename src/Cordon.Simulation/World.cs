using System.Numerics;
using Cordon.Core.Values;
using Cordon.Simulation.Chance;
using Cordon.Simulation.Crime;
using Cordon.Simulation.Economy;
using Cordon.Simulation.Ledger;
using Cordon.Simulation.Living;
using Cordon.Simulation.People;

namespace Cordon.Simulation;

/// <summary>A simulated world: it is built from its options and then lived day by day. One thread, no clock, no input.</summary>
internal sealed class World
{
    // Streams of dice below are the plain world's.
    private const ulong HabitStreams = 100;

    private readonly DailyLife _life;
    private readonly Settlement _settlement;
    private readonly Strangers _strangers;
    private readonly Underworld _underworld;
    private int _arrived;

    public World(EconomyOptions options)
    {
        Options = options;
        DayCount = options.WarmUpDays + options.Days;
        StartsAt = Instant.From(new DateTimeOffset(options.Start.AddDays(-options.WarmUpDays), TimeOnly.MinValue, TimeSpan.Zero)).Milliseconds;
        EndsAt = StartsAt + (DayCount * Hours.MillisecondsPerDay);
        Major = Money.MinorPerMajor(Currency.Parse(options.CurrencyCode));
        Dice = new Dice(options.Seed, 1);
        Books = new Books(options, new Dice(options.Seed, 2));
        var birth = new Dice(options.Seed, 3);
        var firms = new Firms(Books, birth, options.Persons, StartsAt, Major);
        Population = new Population(Books, birth, firms, options.Persons, DayCount, StartsAt, Major);
        Households = DiceOf(EconomyHabits.SharedDevices) is { } homes ? new Households(Population, homes) : null;
        _strangers = new Strangers(this);
        _life = new DailyLife(this);
        _settlement = new Settlement(this, _strangers);
        _underworld = new Underworld(this, new Dice(options.Seed, 4));
    }

    public EconomyOptions Options { get; }

    public int DayCount { get; }

    /// <summary>Midnight before the first day, warm-up included, in milliseconds since 1970.</summary>
    public long StartsAt { get; }

    public long EndsAt { get; }

    /// <summary>Minor units in one major unit.</summary>
    public long Major { get; }

    /// <summary>The dice of daily life. Building and crime have their own.</summary>
    public Dice Dice { get; }

    public Books Books { get; }

    public Agenda Agenda { get; } = new();

    public Population Population { get; }

    /// <summary>Who shares devices and addresses; null where nobody does.</summary>
    public Households? Households { get; }

    public EconomyDeeds Deeds { get; } = new();

    /// <summary>The dice of one habit, or null where the world is without it. Nobody else draws from them.</summary>
    public Dice? DiceOf(EconomyHabits habit) =>
        (Options.Habits & habit) != 0 ? new Dice(Options.Seed, HabitStreams + (ulong)BitOperations.Log2((uint)habit)) : null;

    /// <summary>A round sum of so many major units each, no more than was meant but one of them at least.</summary>
    public long Round(long minor, int majors) => Math.Max(1, minor / (majors * Major)) * majors * Major;

    /// <summary>Lives one day, telling each row to the sink. Days must be lived in order, from 0 to <see cref="DayCount"/> - 1.</summary>
    public void LiveDay(int day, IEconomySink sink)
    {
        Books.Sink = sink;
        var midnight = StartsAt + (day * Hours.MillisecondsPerDay);
        if (day == 0)
        {
            TellAccountsThere();
            _underworld.TellGangs(new Instant(StartsAt));
        }

        Arrive(day);
        _underworld.PlanDay(day, midnight);
        Households?.PlanDay(day);
        _strangers.PlanDay(day, midnight);
        _life.PlanDay(day, midnight);
        while (Agenda.TryTake(midnight + Hours.MillisecondsPerDay, out var intent))
        {
            if (intent.Act == Act.Pay)
            {
                _settlement.Pay(intent);
            }
            else
            {
                _underworld.Act(intent);
            }
        }
    }

    private void TellAccountsThere()
    {
        foreach (var account in Books.Accounts)
        {
            if (account.Row.Opened.Milliseconds <= StartsAt)
            {
                Books.Tell(account);
            }
        }
    }

    /// <summary>Tells the accounts of those who come today. Their first payments come later in the day.</summary>
    private void Arrive(int day)
    {
        if (day == 0)
        {
            _life.Newcomers.Sort((left, right) => left.FirstDay != right.FirstDay ? left.FirstDay - right.FirstDay : left.Index - right.Index);
        }

        for (; _arrived < _life.Newcomers.Count && _life.Newcomers[_arrived].FirstDay <= day; _arrived++)
        {
            Books.Tell(_life.Newcomers[_arrived].Current);
            _life.Welcome(_life.Newcomers[_arrived]);
        }
    }
}
