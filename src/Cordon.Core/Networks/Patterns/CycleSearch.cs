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

    /// <summary>Whether a shorter cycle, or any where none was found, may lie beyond what was looked at.</summary>
    public bool IsBounded { get; private set; }

    /// <summary>Payments from the payee back to the payer, first to last, of the cycle found last.</summary>
    public IEnumerable<(uint Payer, uint Payee, ulong Key)> Path
    {
        get
        {
            var (payer, at, key) = (_foundFrom, _foundAt, _foundKey);
            while (at >= 0)
            {
                yield return (payer, _queue[at].Account, key);
                (payer, key, at) = (_queue[at].Account, _queue[at].Key, _queue[at].Next);
            }
        }
    }

    private uint _foundFrom;
    private int _foundAt = -1;
    private ulong _foundKey;

    /// <summary>Payments in the cycle, the closing one counted; 0 when none is found.</summary>
    /// <param name="earliest">The key of the first payment that the payee made; no cycle begins before.</param>
    public int Find(uint payer, uint payee, ulong earliest, in Moment moment)
    {
        _search++;
        IsBounded = false;
        (_foundFrom, _foundAt, _queued) = (payee, -1, 1);
        _queue[0] = (payer, Moment.Now, -1);
        ReachedOf(payer) = new Reached { Search = _search, Account = payer, Queued = 0 };
        var layer = 0;
        for (var length = 2; length <= _hopsMax && layer < _queued; length++)
        {
            var (end, isCut) = (_queued, false);
            AskFor(layer, end);
            for (; layer < end; layer++)
            {
                if (Expand(layer, end, payee, earliest, moment, ref isCut))
                {
                    return length;
                }
            }

            IsBounded |= isCut;
        }

        return 0;
    }

    /// <summary>Queues those who paid an account before money left it. True when the payee is among them.</summary>
    private bool Expand(int at, int layerEnd, uint payee, ulong earliest, in Moment moment, ref bool isCut)
    {
        var (account, until, _) = _queue[at];
        var walk = new ListWalk(_rings, &_accounts.At(account)->Received, moment);
        while (walk.Next())
        {
            var key = moment.KeyOf(*walk.Current);
            if (key >= until || key < earliest)
            {
                continue;
            }

            var from = walk.Current->Counterparty;
            if (from == payee)
            {
                (_foundAt, _foundKey) = (at, key);
                return true;
            }

            isCut |= !Queue(from, key, at, layerEnd);
        }

        isCut |= walk.IsCut;
        return false;
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
