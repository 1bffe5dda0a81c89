using Cordon.Core.Cases;
using Cordon.Core.Values;

namespace Cordon.Engine.Cases;

/// <summary>The figures, which are kept as sums, and the clocks of every case whose money had left.</summary>
internal sealed class FiguresReading(PartitionState state, Instant at) : LaneReading((uint)state.Cases.CaseCount)
{
    private readonly CaseClock?[] _clocks = new CaseClock?[state.Cases.CaseCount];
    private readonly RecoveryFigures _figures = new(
        state.Stopped.ToList(), state.Cases.Frozen.ToList(), state.Cases.Held.ToList(), state.Cases.Released.ToList(),
        state.Cases.Returned.ToList(), state.Cases.ReturnedUnheld.ToList(), state.Cases.Restituted.ToList());

    public override void BeforeCaseChanges(uint number) => ReadEarly(number);

    public override CommandResult Answer() => new(CommandStatus.Done)
    {
        Figures = new FiguresView(at, _figures, [.. _clocks.OfType<CaseClock>()]),
    };

    protected override void Read(uint number)
    {
        if (state.Cases.Case(number) is { Transfer: not 0, IsTakenBack: false } file)
        {
            _clocks[number - 1] = ClockOf(file);
        }
    }

    private CaseClock ClockOf(CaseFile file) => new(
        file.Stolen, file.Lost, file.First.Time, file.First.KeyedIn, file.HeldOnce, file.ReturnedOnce,
        [
            .. state.Cases.OrdersOf(file.Number).Select(order => new OrderClock(
                order.Hop, ReachedAt(order), order.ProposedAt, order.SentAt, order.FrozenMinor > 0 ? order.AnsweredAt : null)),
        ]);

    private Instant? ReachedAt(FreezeOrder order) =>
        order.Payment != 0 && state.Money.Graph.TransferOf((uint)order.Payment) is > 0 and var transfer
            ? new Instant(state.Money.Graph.TimeOf(transfer))
            : null;
}
