using System.Runtime.CompilerServices;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Patterns;

/// <summary>
/// Searches the shortest cycle in the order of time that a payment closes: from its payer backwards, a layer of accounts for each payment more,
/// with the latest moment at which money had to leave each to get here.
/// </summary>
/// <remarks>
/// A walk with the fewest payments meets no account twice, for what lies between could be left out; so the cycle found is simple, and of each account
/// only the latest leaving matters. This is what makes it cheap where 2SCENT enumerates: its cycles are listed, here one is found.
/// </remarks>
internal sealed unsafe class CycleSearch
{
    private readonly SegmentedArray<AccountLists> _accounts;
    private readonly PaymentRings _rings;
    private readonly int _hopsMax;

    // What is to be looked at, layer after layer: an account, the key of the payment by which money left it, and whom it reached by that.
    private readonly (uint Account, ulong Key, int Next)[] _queue;
    private readonly Reached[] _reached;
    private int _queued;
    private uint _search;

    // Where all ways have to end: at the payee, by the first of its payments to somebody; none begins before the earliest of them.
    private uint _payee;
    private Partners _paid = new();
    private ulong _earliest;

    // The first account after the payee, as it would be queued, and the payment by which the payee paid it.
    private (uint Account, ulong Key, int Next) _found;
    private ulong _foundFirst;

    /// <summary>An account reached in a search, and where it was queued last.</summary>
    private struct Reached
    {
        public uint Search;
        public uint Account;
        public int Queued;
    }

    public CycleSearch(SegmentedArray<AccountLists> accounts, PaymentRings rings, PatternOptions options)
    {
        (_accounts, _rings, _hopsMax) = (accounts, rings, options.HopsMax);
        _queue = new (uint, ulong, int)[options.CycleAccountsMax];
        _reached = new Reached[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)options.CycleAccountsMax * 4)];
    }

    /// <summary>Whether a shorter cycle, or any where none was found, may lie beyond the lists that were looked at.</summary>
    public bool IsBounded { get; private set; }

    /// <summary>Payments from the payee back to the payer, first to last, of the cycle found last.</summary>
    public IEnumerable<(uint Payer, uint Payee, ulong Key)> Path
    {
        get
        {
            var (account, key, at) = _found;
            yield return (_payee, account, _foundFirst);
            while (at >= 0)
            {
                yield return (account, _queue[at].Account, key);
                (account, key, at) = _queue[at];
            }
        }
    }

    /// <summary>Payments in the cycle, the closing one counted; 0 when none is found.</summary>
    /// <param name="paid">Whom the payee paid: a cycle begins with its first payment to one of them. There is at least one.</param>
    public int Find(uint payer, uint payee, Partners paid, in Moment moment)
    {
        if (++_search == 0)
        {
            Array.Clear(_reached);
            _search = 1;
        }

        IsBounded = false;
        (_payee, _paid, _queued) = (payee, paid, 1);
        _earliest = Moment.Now;
        for (var at = 0; at < paid.Count; at++)
        {
            _earliest = Math.Min(_earliest, paid.First(at));
        }

        _queue[0] = (payer, Moment.Now, -1);
        ReachedOf(payer) = new Reached { Search = _search, Account = payer, Queued = 0 };
        if (Closes(payer, Moment.Now, -1))
        {
            return 2;
        }

        var layer = 0;
        for (var length = 3; length <= _hopsMax && layer < _queued; length++)
        {
            var (end, isCut) = (_queued, false);
            AskFor(layer, end);
            for (; layer < end; layer++)
            {
                if (Expand(layer, end, moment, ref isCut))
                {
                    return length;
                }
            }

            IsBounded |= isCut;
        }

        return 0;
    }

    /// <summary>Queues those who paid an account before money left it. True when the payee has paid one of them before that.</summary>
    private bool Expand(int at, int layerEnd, in Moment moment, ref bool isCut)
    {
        var (account, until, _) = _queue[at];
        var walk = new ListWalk(_rings, &_accounts.At(account)->Received, moment);
        while (walk.Next())
        {
            var (from, key) = (walk.Current->Counterparty, moment.KeyOf(*walk.Current));
            if (key >= until || key <= _earliest || from == _payee)
            {
                continue;
            }

            if (Closes(from, key, at))
            {
                return true;
            }

            isCut |= !Queue(from, key, at, layerEnd);
        }

        isCut |= walk.IsCut;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Closes(uint account, ulong key, int next)
    {
        if (_paid.Find(account) is not (var at and >= 0) || _paid.First(at) >= key)
        {
            return false;
        }

        (_found, _foundFirst) = ((account, key, next), _paid.First(at));
        return true;
    }

    /// <summary>False when the account should be looked at and there is no room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Queue(uint account, ulong key, int next, int layerEnd)
    {
        ref var reached = ref ReachedOf(account);
        var isKnown = reached.Search == _search;
        if (isKnown && _queue[reached.Queued].Key >= key)
        {
            return true;
        }

        if (isKnown && reached.Queued >= layerEnd)
        {
            _queue[reached.Queued] = (account, key, next);
            return true;
        }

        if (_queued == _queue.Length)
        {
            return false;
        }

        reached = new Reached { Search = _search, Account = account, Queued = _queued };
        _queue[_queued++] = (account, key, next);
        return true;
    }

    private void AskFor(int from, int to)
    {
        if (to - from < 3)
        {
            return;
        }

        for (var at = from; at < to; at++)
        {
            Prefetcher.Read(_accounts.At(_queue[at].Account));
        }

        for (var at = from; at < to; at++)
        {
            _rings.Prefetch(&_accounts.At(_queue[at].Account)->Received);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Reached ReachedOf(uint account)
    {
        var mask = _reached.Length - 1;
        var slot = (int)((account * 0x9E37_79B9u) >> 8) & mask;
        while (_reached[slot].Search == _search && _reached[slot].Account != account)
        {
            slot = (slot + 1) & mask;
        }

        return ref _reached[slot];
    }
}
