using System.Text;
using Cordon.Core.Intake;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Accounts;
using Cordon.Engine.Records;

namespace Cordon.Engine;

/// <summary>How the centre finds the payment that a victim means: by its identifier, or by an account or its last digits, a sum and a rough time.</summary>
public sealed partial class Centre
{
    /// <summary>Payments that are offered: more than that is no help to somebody with a victim on the line.</summary>
    public const int LikelyMax = 8;

    /// <summary>Payments of one account that are looked through, the earliest first: an account with more of them is a shop's or a bank's.</summary>
    private const int LookedThroughMax = 2_000;

    /// <summary>Payments of an account that is only like one that was told.</summary>
    private const int LookedThroughLikeMax = 64;

    /// <summary>Writings one digit away that are looked up under each bank: those of one IBAN, or of some short numbers.</summary>
    private const int NearMax = 400;

    /// <summary>Accounts with an end that was told, and those that are looked through for them: some ten nanoseconds each.</summary>
    private const int EndingMax = 256, EndingLookedThroughMax = 4_000_000;

    /// <summary>Payments that are read back for a sum alone, and batches of the journal: some tens of milliseconds.</summary>
    private const int ScannedPaymentsMax = 50_000, ScannedBatchesMax = 2_000;

    /// <summary>The accounts that told numbers may be: an IBAN is one, a bank's own number may be one of each bank.</summary>
    public async ValueTask<IReadOnlyList<FoundAccount>> FindAccountsAsync(IReadOnlyList<string> told, CancellationToken cancellation = default)
    {
        var found = await SubmitAsync(new Command.FindAccounts([.. told.Take(PaymentClues.CluesMax)]), cancellation).ConfigureAwait(false);
        return found.Accounts ?? [];
    }

    /// <summary>
    /// The payments that a victim may mean, the likeliest first; empty also while the centre cannot answer. Where the accounts that were told have
    /// none, those are looked for that go to accounts one digit away with the same sum, and else those of the sum alone.
    /// </summary>
    public async ValueTask<IReadOnlyList<LikelyPayment>> FindLikelyPaymentsAsync(PaymentClues clues, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(clues);
        var named = new List<long>();
        foreach (var id in clues.PaymentIds.Take(PaymentClues.CluesMax))
        {
            named.AddRange(await FindPaymentsAsync(id, cancellation).ConfigureAwait(false));
        }

        string[] told = [.. clues.Accounts.Where(account => !IsEnd(account)).Take(PaymentClues.CluesMax)];
        string[] ends = [.. clues.Accounts.Where(IsEnd).Take(PaymentClues.CluesMax).Select(end => end[PaymentClues.EndMark.Length..])];
        var asked = new Command.FindLikely(told, [.. named.Distinct()], clues.From, clues.Until, []);
        var found = await SubmitAsync(asked, cancellation).ConfigureAwait(false);
        var likely = (found.Likely ?? []).ToList();
        if (ends.Length > 0)
        {
            await AddAsync(asked with { Ending = AccountsEnding(ends, found.AccountCount) }, _ => true).ConfigureAwait(false);
        }

        if (clues.Amounts.Count > 0 && named.Count == 0 && !likely.Exists(IsOfSum))
        {
            await AddAsync(asked with { IsNear = true }, IsOfSum).ConfigureAwait(false);
            if (likely.Count == 0)
            {
                var ofSum = await OfSumAsync(clues, cancellation).ConfigureAwait(false);
                await AddAsync(asked with { Told = [], Named = ofSum }, _ => true).ConfigureAwait(false);
            }
        }

        return await NamedAsync(likely, clues, named, cancellation).ConfigureAwait(false);

        bool IsOfSum(LikelyFound one) => one.Amount is { } amount && FitOf(clues, named, one, amount).IsAmountTold;

        async Task AddAsync(Command.FindLikely also, Func<LikelyFound, bool> isMeant)
        {
            var more = await SubmitAsync(also, cancellation).ConfigureAwait(false);
            likely.AddRange((more.Likely ?? []).Where(one => isMeant(one) && !likely.Exists(before => before.Sequence == one.Sequence)));
        }
    }

    private async Task<IReadOnlyList<LikelyPayment>> NamedAsync(
        List<LikelyFound> likely, PaymentClues clues, List<long> named, CancellationToken cancellation)
    {
        var ranked = likely.Select(one => (One: one, Weight: one.Amount is { } amount ? FitOf(clues, named, one, amount).Weight : int.MaxValue))
            .OrderByDescending(one => one.Weight).ThenByDescending(one => one.One.At).Take(LikelyMax).ToList();
        var payments = new List<LikelyPayment>();
        using var block = new PaymentBlock();
        foreach (var (one, _) in ranked)
        {
            var lane = await _archive.ReadAsync(one.Sequence, block, cancellation).ConfigureAwait(false);
            if (lane >= 0)
            {
                payments.Add(Named(one, Payment(block, lane), (uint)block.Submitter[lane], clues, named));
            }
        }

        return [.. payments.OrderByDescending(payment => payment.Fit.Weight).ThenByDescending(payment => payment.Time)];
    }

    /// <summary>
    /// The last payments of a sum that was told, or nearly, those of the very sum first. Nothing is indexed by sums, so the journal is read back from its
    /// end, off the lane, as far as the days go and no further than so many payments.
    /// </summary>
    private async Task<IReadOnlyList<long>> OfSumAsync(PaymentClues clues, CancellationToken cancellation)
    {
        var found = new List<(long Sequence, int Weight, long At)>();
        var left = ScannedPaymentsMax;
        await foreach (var block in _archive.ReadBackAsync(ScannedBatchesMax, cancellation).ConfigureAwait(false))
        {
            var isBefore = block.Count > 0;
            for (var lane = 0; lane < block.Count; lane++)
            {
                var at = block.TimeMilliseconds[lane];
                isBefore &= at < clues.From.Milliseconds;
                if (at >= clues.From.Milliseconds && at <= clues.Until.Milliseconds
                    && PaymentFit.Of(block.Amount(lane), clues.Amounts, false, false, false) is { Weight: > 0 and var weight })
                {
                    found.Add((block.FirstSequence + lane, weight, at));
                }
            }

            left -= block.Count;
            if (isBefore || left <= 0)
            {
                break;
            }
        }

        return [.. found.OrderByDescending(one => one.Weight).ThenByDescending(one => one.At).Take(LikelyMax).Select(one => one.Sequence)];
    }

    private static bool IsEnd(string account) =>
        account.StartsWith(PaymentClues.EndMark, StringComparison.Ordinal)
        && account.Length - PaymentClues.EndMark.Length is >= PaymentClues.EndDigitsMin and <= PaymentClues.EndDigitsMax
        && account.AsSpan(PaymentClues.EndMark.Length).ContainsAnyExceptInRange('0', '9') is false;

    /// <summary>The accounts that end in one of some digits, the last registered first. Off the lane: keys never move once they are there.</summary>
    private List<uint> AccountsEnding(string[] ends, uint count)
    {
        byte[][] written = [.. ends.Select(Encoding.ASCII.GetBytes)];
        var found = new List<uint>();
        for (var number = count; number > 0 && count - number < EndingLookedThroughMax && found.Count < EndingMax; number--)
        {
            var key = _state.Directory.Key(number);
            foreach (var end in written)
            {
                if (key.EndsWith(end))
                {
                    found.Add(number);
                    break;
                }
            }
        }

        return found;
    }

    private static PaymentFit FitOf(PaymentClues clues, List<long> named, LikelyFound one, Money amount) =>
        PaymentFit.Of(amount, clues.Amounts, named.Contains(one.Sequence), one.IsPayeeTold, one.IsPayerTold) with
        {
            IsEndTold = one.IsEndTold,
            IsDigitOff = one.IsDigitOff,
        };

    private static LikelyPayment Named(LikelyFound one, PaymentBatch payment, uint submitter, PaymentClues clues, List<long> named) => new(
        Encoding.UTF8.GetString(payment.Text(0, PaymentText.PaymentId)), submitter, one.Sequence, payment.Time(0), payment.Amount(0),
        Encoding.UTF8.GetString(payment.Text(0, PaymentText.PayerAccount)), Encoding.UTF8.GetString(payment.Text(0, PaymentText.PayeeAccount)),
        FitOf(clues, named, one, payment.Amount(0)), one.Case, one.Reports);

    private CommandResult FindLikely(Command.FindLikely find)
    {
        var likeness = find.Ending.Count > 0 ? AccountLikeness.End : find.IsNear ? AccountLikeness.DigitOff : AccountLikeness.Same;
        var meant = new MeantAccounts(likeness, likeness switch
        {
            AccountLikeness.End => [.. find.Ending],
            AccountLikeness.DigitOff => [.. AccountsOf([.. find.Told.SelectMany(OneDigitAway).Take(NearMax)]).Select(account => account.Number)],
            _ => [.. AccountsOf(find.Told).Select(account => account.Number)],
        });
        var accounts = meant.Numbers;
        var found = find.Named.ToDictionary(sequence => sequence, sequence => Found(sequence, null, default, 0, 0, meant));
        foreach (var account in accounts)
        {
            AddSettled(account, find, meant, found);
        }

        // What is held has not been booked.
        foreach (var hold in _state.Holds.Lasting().Where(hold => accounts.Contains(hold.Payee) || accounts.Contains(hold.Payer)))
        {
            var at = new Instant(hold.TimeMilliseconds);
            if (at >= find.From && at <= find.Until)
            {
                found.TryAdd(hold.Sequence, Found(hold.Sequence, hold.Amount, at, hold.Payer, hold.Payee, meant));
            }
        }

        return new CommandResult(CommandStatus.Done) { Likely = [.. found.Values], AccountCount = (uint)_state.Directory.Count };
    }

    private void AddSettled(uint account, Command.FindLikely find, MeantAccounts meant, Dictionary<long, LikelyFound> found)
    {
        var graph = _state.Money.Graph;
        var (from, until) = (graph.FirstAfter(find.From.Milliseconds - 1), graph.FirstAfter(find.Until.Milliseconds));
        var countMax = meant.Likeness == AccountLikeness.Same ? LookedThroughMax : LookedThroughLikeMax;
        foreach (var purse in graph.PursesOf(account))
        {
            foreach (var past in graph.PastOf(purse, from, until, countMax, _state.Activity.KindOf))
            {
                var sequence = graph.PaymentOf(past.Transfer);
                var (payer, payee) = past.IsIn ? (past.Other, purse) : (purse, past.Other);
                if (!found.ContainsKey(sequence) && graph.Find(payer, past.Transfer) is { } view)
                {
                    var sent = new Money(view.Sent, Currency.FromNumber(graph.CurrencyOf(payer)));
                    found.Add(sequence, Found(
                        sequence, sent, new Instant(past.TimeMilliseconds), graph.AccountOf(payer), graph.AccountOf(payee), meant));
                }
            }
        }
    }

    private LikelyFound Found(long sequence, Money? amount, Instant at, uint payer, uint payee, MeantAccounts meant)
    {
        var file = _state.Cases.BySequence(sequence);
        var (isPayee, isPayer, isSame) = (meant.Numbers.Contains(payee), meant.Numbers.Contains(payer), meant.Likeness == AccountLikeness.Same);
        return new LikelyFound(sequence, amount, at, isSame && isPayee, isSame && isPayer, file?.Number ?? 0, file?.Reports.Count - file?.TakenBack.Count ?? 0)
        {
            IsEndTold = meant.Likeness == AccountLikeness.End && (isPayee || isPayer),
            IsDigitOff = meant.Likeness == AccountLikeness.DigitOff && (isPayee || isPayer),
        };
    }

    /// <summary>What an account may be that was written down with one wrong digit, or with two digits in each other's place.</summary>
    private static IEnumerable<string> OneDigitAway(string told)
    {
        for (var i = told.Length - 1; i >= 0 && told.Length <= AccountKey.NumberLengthMax; i--)
        {
            if (!char.IsAsciiDigit(told[i]))
            {
                continue;
            }

            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != told[i])
                {
                    yield return $"{told[..i]}{digit}{told[(i + 1)..]}";
                }
            }

            if (i > 0 && char.IsAsciiDigit(told[i - 1]) && told[i - 1] != told[i])
            {
                yield return $"{told[..(i - 1)]}{told[i]}{told[i - 1]}{told[(i + 1)..]}";
            }
        }
    }

    /// <summary>How accounts are like those that were told.</summary>
    private enum AccountLikeness
    {
        Same,
        End,
        DigitOff,
    }

    private readonly record struct MeantAccounts(AccountLikeness Likeness, HashSet<uint> Numbers);

    /// <summary>The registered accounts that told numbers may be.</summary>
    private List<FoundAccount> AccountsOf(IReadOnlyList<string> told)
    {
        var found = new List<FoundAccount>();
        Span<byte> key = stackalloc byte[AccountKey.LengthMax];
        foreach (var one in told)
        {
            // A bank may stand before the number, as it does in a key.
            var slash = one.IndexOf('/', StringComparison.Ordinal);
            var (bank, number) = slash < 0 ? (null, one) : (one[..slash].Trim().ToUpperInvariant(), one[(slash + 1)..]);
            var bytes = Encoding.UTF8.GetBytes(number);
            if (bytes.Length > AccountKey.NumberLengthMax)
            {
                continue;
            }

            foreach (var name in bank is null ? _state.BankNames : [bank])
            {
                var length = name.Length > Bic.LengthMax ? 0 : AccountKey.Write(Encoding.ASCII.GetBytes(name), bytes, key);
                var account = length == 0 ? 0 : _state.Directory.Find(key[..length], AccountDirectory.Hash(key[..length]));
                if (account != 0 && found.TrueForAll(before => before.Number != account))
                {
                    found.Add(new FoundAccount(one, account, Encoding.UTF8.GetString(key[..length]), _state.BankOf(account)));
                }
            }
        }

        return found;
    }
}
