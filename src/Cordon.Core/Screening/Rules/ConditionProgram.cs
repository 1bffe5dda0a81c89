using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>
/// The compiled conditions of a set. A block is decided on demand: a node is worked out once, for all 64 lanes, and only when some rule
/// still needs it; since most rules are false everywhere after their first comparison, most nodes never are.
/// </summary>
/// <remarks>Immutable, so that threads share it; what a block needs lies on the stack.</remarks>
internal sealed unsafe class ConditionProgram
{
    private const int ColumnLanes = FactBlock.Lanes;

    private readonly ConditionNode[] _nodes;
    private readonly int[] _children;
    private readonly ComputedColumn[] _columns;
    private readonly int[] _roots;
    private readonly bool[] _firesOnUnknown;

    private ConditionProgram(ConditionCompiler compiled, int[] roots, bool[] firesOnUnknown)
    {
        _nodes = [.. compiled.Nodes];
        _children = [.. compiled.Children];
        _columns = [.. compiled.Columns];
        _roots = roots;
        _firesOnUnknown = firesOnUnknown;
    }

    /// <summary>Compiles the conditions of rules without faults; null, with the reason, when they are too much together.</summary>
    public static ConditionProgram? Compile(IReadOnlyList<RuleDraft> drafts, out Phrase? tooMuch)
    {
        var compiler = new ConditionCompiler();
        int[] roots = [.. drafts.Select(d => compiler.Condition(d.Condition!))];
        tooMuch = (compiler.Nodes.Count, compiler.Columns.Count) switch
        {
            ( > RuleLimits.ConditionsMax, _) =>
                new Phrase(
                    "The set has {0} different conditions; the limit is {1}.", "规则集有{0}个不同条件，上限为{1}。").With(compiler.Nodes.Count, RuleLimits.ConditionsMax),
            (_, > RuleLimits.ComputedColumnsMax) =>
                new Phrase(
                    "The set has {0} different sums and products; the limit is {1}.",
                    "规则集有{0}个不同的和与积，上限为{1}。").With(compiler.Columns.Count, RuleLimits.ComputedColumnsMax),
            _ => null,
        };
        return tooMuch is not null ? null : new ConditionProgram(compiler, roots, [.. drafts.Select(d => d.FiresOnUnknown ?? false)]);
    }

    /// <summary>Decides a block on this machine's widest lanes.</summary>
    public void Evaluate(FactBlock block, Span<ulong> firedByRule)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Evaluate<WideLanes>(block, firedByRule);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Evaluate<NarrowLanes>(block, firedByRule);
        }
        else
        {
            Evaluate<SingleLanes>(block, firedByRule);
        }
    }

    [SkipLocalsInit]
    internal void Evaluate<TLanes>(FactBlock block, Span<ulong> firedByRule)
        where TLanes : struct, ILaneKernel
    {
        var truths = stackalloc LaneTruth[_nodes.Length];
        var room = stackalloc long[(_columns.Length * ColumnLanes) + 8];
        const int words = ((RuleLimits.ConditionsMax + RuleLimits.ComputedColumnsMax) / 64) + 1;
        var done = stackalloc ulong[words];
        new Span<ulong>(done, ((_nodes.Length + _columns.Length) / 64) + 1).Clear();

        var live = block.Count == FactBlock.Lanes ? ulong.MaxValue : (1UL << block.Count) - 1;
        var work = new Work(block.Column(0), block.Column(1) - block.Column(0), truths, (long*)(((nuint)room + 63) & ~(nuint)63), done, live);
        for (var rule = 0; rule < _roots.Length; rule++)
        {
            var truth = Truth<TLanes>(_roots[rule], work);
            firedByRule[rule] = (_firesOnUnknown[rule] ? ~truth.False : truth.True) & live;
        }
    }

    private LaneTruth Truth<TLanes>(int number, in Work work)
        where TLanes : struct, ILaneKernel
    {
        if (work.IsDone(number))
        {
            return work.Truths[number];
        }

        ref readonly var node = ref _nodes[number];
        var truth = node.Operation switch
        {
            NodeOperation.Constant => new LaneTruth(node.A == 0 ? 0 : ulong.MaxValue, ulong.MaxValue),
            NodeOperation.Known => new LaneTruth(~TLanes.Equal(Column(node.A, work), Facts.Unknown), ulong.MaxValue),
            NodeOperation.EqualConstant => Where(TLanes.Equal(Column(node.A, work), node.Constant), Truth<TLanes>(node.B, work)),
            NodeOperation.GreaterConstant => Where(TLanes.Greater(Column(node.A, work), node.Constant), Truth<TLanes>(node.B, work)),
            NodeOperation.LessConstant => Where(TLanes.Less(Column(node.A, work), node.Constant), Truth<TLanes>(node.B, work)),
            NodeOperation.EqualColumns =>
                Where(TLanes.Equal(Column(node.A, work), Column(node.B, work)), Truth<TLanes>((int)node.Constant, work)),
            NodeOperation.GreaterColumns =>
                Where(TLanes.Greater(Column(node.A, work), Column(node.B, work)), Truth<TLanes>((int)node.Constant, work)),
            NodeOperation.KnownNode => new LaneTruth(Truth<TLanes>(node.A, work).Known, ulong.MaxValue),
            NodeOperation.Not => Not(Truth<TLanes>(node.A, work)),
            NodeOperation.Same => Same(Truth<TLanes>(node.A, work), Truth<TLanes>(node.B, work)),
            NodeOperation.And => All<TLanes>(node, work),
            _ => Any<TLanes>(node, work),
        };
        work.Truths[number] = truth;
        work.SetDone(number);
        return truth;
    }

    /// <summary>False where one operand is false, true where all are; what no live lane can change any more is not worked out.</summary>
    private LaneTruth All<TLanes>(in ConditionNode node, in Work work)
        where TLanes : struct, ILaneKernel
    {
        var (allTrue, anyFalse) = (ulong.MaxValue, 0UL);
        for (var i = node.A; i < node.A + node.B && (anyFalse & work.Live) != work.Live; i++)
        {
            var child = _children[i];
            var operand = work.IsDone(child) ? work.Truths[child] : Truth<TLanes>(child, work);
            allTrue &= operand.True;
            anyFalse |= operand.False;
        }

        return new LaneTruth(allTrue & ~anyFalse, allTrue | anyFalse);
    }

    /// <summary>True where one operand is true, false where all are.</summary>
    private LaneTruth Any<TLanes>(in ConditionNode node, in Work work)
        where TLanes : struct, ILaneKernel
    {
        var (anyTrue, allFalse) = (0UL, ulong.MaxValue);
        for (var i = node.A; i < node.A + node.B && (anyTrue & work.Live) != work.Live; i++)
        {
            var child = _children[i];
            var operand = work.IsDone(child) ? work.Truths[child] : Truth<TLanes>(child, work);
            anyTrue |= operand.True;
            allFalse &= operand.False;
        }

        return new LaneTruth(anyTrue, anyTrue | allFalse);
    }

    private long* Column(int number, in Work work)
    {
        if (number < Facts.Count)
        {
            return work.Facts + (number * work.Stride);
        }

        var index = number - Facts.Count;
        var column = work.Computed + (index * ColumnLanes);
        if (work.IsDone(_nodes.Length + index))
        {
            return column;
        }

        ref readonly var computed = ref _columns[index];
        if (computed.Operation is not { } operation)
        {
            new Span<long>(column, ColumnLanes).Fill(computed.Constant);
        }
        else
        {
            var (left, right) = ((nint)Column(computed.A, work), (nint)Column(computed.B, work));
            for (var lane = 0; lane < ColumnLanes; lane++)
            {
                column[lane] = Arithmetic.Calculate(operation, ((long*)left)[lane], ((long*)right)[lane]);
            }
        }

        work.SetDone(_nodes.Length + index);
        return column;
    }

    private static LaneTruth Where(ulong isTrue, LaneTruth known) => new(isTrue & known.True, known.True);

    private static LaneTruth Not(LaneTruth truth) => new(truth.False, truth.Known);

    private static LaneTruth Same(LaneTruth a, LaneTruth b) => new(~(a.True ^ b.True) & a.Known & b.Known, a.Known & b.Known);

    /// <summary>What deciding one block needs, on the stack of its thread.</summary>
    private readonly struct Work(long* facts, long stride, LaneTruth* truths, long* computed, ulong* done, ulong live)
    {
        public readonly long* Facts = facts;
        public readonly long Stride = stride;
        public readonly LaneTruth* Truths = truths;
        public readonly long* Computed = computed;
        public readonly ulong Live = live;
        private readonly ulong* _done = done;

        public bool IsDone(int bit) => (_done[bit >> 6] >> (bit & 63) & 1) != 0;

        public void SetDone(int bit) => _done[bit >> 6] |= 1UL << (bit & 63);
    }
}
