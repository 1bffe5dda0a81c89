using Cordon.Simulation.Chance;
using Cordon.Simulation.Crime.Channels;
using Cordon.Simulation.Economy;

namespace Cordon.Simulation.Crime;

/// <summary>What gangs know beside the plain trade, as far as the world has it; each is null where it has not.</summary>
internal sealed class GangHabits
{
    private readonly World _world;

    public GangHabits(World world, Gang[] gangs)
    {
        _world = world;
        Tempo = new Tempo(world, gangs);
        Thresholds = Of(EconomyHabits.Thresholds, dice => new Thresholds(world, dice, gangs));
        Wariness = Of(EconomyHabits.Adaptation, dice => new Wariness(world, dice));
        Pasts = Of(EconomyHabits.StrawPasts, dice => new StrawPasts(world, dice));
        Channels = new SharedChannels(world, gangs.Length);
    }

    public Tempo Tempo { get; }

    public Thresholds? Thresholds { get; }

    public Wariness? Wariness { get; }

    public StrawPasts? Pasts { get; }

    public Trials? Trials { get; private set; }

    public Payrolls? Payrolls { get; private set; }

    public BorrowedAccounts? Borrowed { get; private set; }

    public SharedChannels Channels { get; }

    /// <summary>Takes up those habits that need mules, given who finds them. Called once, before the first day.</summary>
    public void Recruit(Recruiting recruiting)
    {
        Trials = Of(EconomyHabits.TestPayments, dice => new Trials(_world, dice, recruiting));
        Payrolls = Of(EconomyHabits.WageMimicry, dice => new Payrolls(_world, dice, recruiting));
        Borrowed = Of(EconomyHabits.VictimAccounts, dice => new BorrowedAccounts(_world, dice, recruiting));
    }

    private T? Of<T>(EconomyHabits habit, Func<Dice, T> make)
        where T : class => _world.DiceOf(habit) is { } dice ? make(dice) : null;
}
