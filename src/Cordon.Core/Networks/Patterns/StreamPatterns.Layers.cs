using System.Numerics;
using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Patterns;

/// <summary>The patterns of several accounts beside payer and payee.</summary>
public sealed unsafe partial class StreamPatterns
{
    private const int PartnersMax = PatternOptions.PaymentsMaxMax;

    /// <summary>Fewer lists than this are not worth asking for ahead.</summary>
    private const int AskedMin = 3;

    private readonly ulong[] _gathered = new ulong[PartnersMax];
    private readonly ulong[] _scattered = new ulong[PartnersMax + 1];

    // The squares: of each payer of the payee, which payees of the payer it has paid too, as bits, and the key of its last payment to each.
    private readonly ulong[] _shared = new ulong[PartnersMax];
    private readonly ulong[] _sharedLast = new ulong[PartnersMax * PartnersMax];

    // Of the payer's sources, the key of the first payment of each to another payer.
    private readonly ulong[] _common = new ulong[PartnersMax];

    // The source whose intermediaries are the most.
    private uint _scatterer;

    /// <summary>The largest n so that the n-th payer has paid before the n-th last payee was paid.</summary>
    private int GatherScatter(uint payee)
    {
        var gathered = _gathered.AsSpan(0, _sources.Count);
        for (var at = 0; at < gathered.Length; at++)
        {
            gathered[at] = _sources.First(at);
        }

        var others = 0;
        for (var at = 0; at < _payees.Count; at++)
        {
            if (_payees[at] != payee)
            {
                _scattered[others++] = _payees.Last(at);
            }
        }

        // This payment is the last, and needs no place among those that are sorted.
        var scattered = _scattered.AsSpan(0, others);
        gathered.Sort();
        scattered.Sort();
        var size = gathered.Length == 0 ? 0 : 1;
        while (size > 0 && size < gathered.Length && size <= others && gathered[size] < scattered[others - size])
        {
            size++;
        }

        return size;
    }

    /// <summary>For each source of the payer: whom it paid that later paid the payee.</summary>
    private int FindScatterGather(uint payer, uint payee)
    {
        if (!_payers.HasOthersThan(payer))
        {
            return 0;
        }

        var most = 1;
        AskFor(_sources, isSent: true);
        for (var at = 0; at < _sources.Count; at++)
        {
            if (_sources[at] == payee)
            {
                continue;
            }

            var intermediaries = 1 + BitOperations.PopCount(IntermediariesOf(_sources[at], payer, isEvidence: false));
            if (intermediaries > most)
            {
                (most, _scatterer) = (intermediaries, _sources[at]);
            }
        }

        return most > 1 ? most : 0;
    }

    /// <summary>Those payers of the payee, as bits, whom a source paid before they paid; as evidence with the first such payment of each.</summary>
    private ulong IntermediariesOf(uint source, uint payer, bool isEvidence)
    {
        var found = 0UL;
        var walk = new ListWalk(_rings, &_accounts.At(source)->Sent, _moment);
        while (walk.Next())
        {
            var (account, key) = (walk.Current->Counterparty, _moment.KeyOf(*walk.Current));
            if (account == payer || _payers.Find(account) is not (var at and >= 0) || key >= _payers.Last(at))
            {
                continue;
            }

            if (isEvidence)
            {
                _common[at] = (found >> at & 1) == 0 ? key : Math.Min(_common[at], key);
            }

            found |= 1UL << at;
        }

        _bounded |= walk.IsCut ? Pattern.ScatterGather : Pattern.None;
        return found;
    }

    private int FindCycle(uint payer, uint payee)
    {
        _paid.Clear();
        var walk = new ListWalk(_rings, &_accounts.At(payee)->Sent, _moment);
        while (walk.Next())
        {
            _paid.Add(walk.Current->Counterparty, _moment.KeyOf(*walk.Current));
        }

        var length = _paid.Count == 0 ? 0 : _cycles.Find(payer, payee, _paid, _moment);
        var isBounded = length != 2 && (walk.IsCut || (_paid.Count > 0 && _cycles.IsBounded));
        _bounded |= isBounded ? Pattern.Cycle : Pattern.None;
        return length;
    }

    /// <summary>For each other payee of the payer: which other payers of the payee have paid it.</summary>
    private (int Bicliques, int Payers, int Payees) FindLayer(uint payer, uint payee)
    {
        Array.Clear(_shared);
        if (!_payers.HasOthersThan(payer) || !_payees.HasOthersThan(payee))
        {
            return default;
        }

        AskFor(_payees, isSent: false);
        for (var at = 0; at < _payees.Count; at++)
        {
            if (_payees[at] != payee)
            {
                FindShared(at, payer);
            }
        }

        var (bicliques, payers, payees) = (0, 0, 0UL);
        for (var at = 0; at < _payers.Count; at++)
        {
            bicliques += BitOperations.PopCount(_shared[at]);
            payers += _shared[at] == 0 ? 0 : 1;
            payees |= _shared[at];
        }

        return bicliques == 0 ? default : (bicliques, payers + 1, BitOperations.PopCount(payees) + 1);
    }

    private void FindShared(int other, uint payer)
    {
        var walk = new ListWalk(_rings, &_accounts.At(_payees[other])->Received, _moment);
        while (walk.Next())
        {
            var account = walk.Current->Counterparty;
            if (account == payer || _payers.Find(account) is not (var at and >= 0))
            {
                continue;
            }

            var key = _moment.KeyOf(*walk.Current);
            ref var last = ref _sharedLast[(at * PartnersMax) + other];
            last = (_shared[at] >> other & 1) == 0 ? key : Math.Max(last, key);
            _shared[at] |= 1UL << other;
        }

        _bounded |= walk.IsCut ? Pattern.Bipartite | Pattern.Stack : Pattern.None;
    }

    /// <summary>Of the squares' payers those that have two sources with the payer in common, who paid both before both paid on.</summary>
    private int FindStack(uint payer, uint payee)
    {
        if (_sources.Count < 2)
        {
            return 0;
        }

        var intermediaries = 1;
        for (var at = 0; at < _payers.Count; at++)
        {
            if (_shared[at] != 0)
            {
                intermediaries += StackedOver(at, payee).Sources == 0 ? 0 : 1;
            }
        }

        return intermediaries > 1 ? intermediaries : 0;
    }

    /// <summary>The sources, as bits, that a payer of the payee has in common with the payer, and the other payee below them; none when below two.</summary>
    private (ulong Sources, int Other) StackedOver(int at, uint payee)
    {
        var common = 0UL;
        var walk = new ListWalk(_rings, &_accounts.At(_payers[at])->Received, _moment);
        while (walk.Next())
        {
            var account = walk.Current->Counterparty;
            if (account != payee && _sources.Find(account) is var source and >= 0)
            {
                var key = _moment.KeyOf(*walk.Current);
                _common[source] = (common >> source & 1) == 0 ? key : Math.Min(_common[source], key);
                common |= 1UL << source;
            }
        }

        _bounded |= walk.IsCut ? Pattern.Stack : Pattern.None;
        for (var others = BitOperations.PopCount(common) < 2 ? 0 : _shared[at]; others != 0; others &= others - 1)
        {
            var other = BitOperations.TrailingZeroCount(others);
            var sources = SourcesBefore(common, _payees[other], _payees.Last(other), Math.Min(_payers.Last(at), _sharedLast[(at * PartnersMax) + other]));
            if (BitOperations.PopCount(sources) >= 2)
            {
                return (sources, other);
            }
        }

        return default;
    }

    private ulong SourcesBefore(ulong common, uint other, ulong payerPaid, ulong partnerPaid)
    {
        var before = 0UL;
        for (; common != 0; common &= common - 1)
        {
            var source = BitOperations.TrailingZeroCount(common);
            before |= _sources[source] != other && _sources.First(source) < payerPaid && _common[source] < partnerPaid ? 1UL << source : 0;
        }

        return before;
    }

    /// <summary>Asks for lists of all partners at once, so that they are waited for together.</summary>
    private void AskFor(Partners partners, bool isSent)
    {
        if (partners.Count < AskedMin)
        {
            return;
        }

        for (var at = 0; at < partners.Count; at++)
        {
            Prefetcher.Read(_accounts.At(partners[at]));
        }

        for (var at = 0; at < partners.Count; at++)
        {
            var account = _accounts.At(partners[at]);
            _rings.Prefetch(isSent ? &account->Sent : &account->Received);
        }
    }
}
