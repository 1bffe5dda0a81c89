using Cordon.Core.Networks.Bystanders;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Linking;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Screening;
using Cordon.Core.Values;
using Cordon.Engine.Cases;

namespace Cordon.Engine.Networks;

/// <summary>What a gang's dossier is made of.</summary>
public sealed partial class GangDraft
{
    /// <summary>The gang's money, and what is said of who is behind it.</summary>
    /// <param name="gangsServed">How many gangs each place was found to serve; places that are not in it serve none.</param>
    public (GangMoney Money, IReadOnlyList<Sighting> Sightings) Finish(IReadOnlyDictionary<NetworkAccount, int> gangsServed)
    {
        ArgumentNullException.ThrowIfNull(gangsServed);
        var stolen = _moved.Keys.ToHashSet();
        var numbers = Numbers();
        var indexes = numbers.Select((account, index) => (account, index)).ToDictionary(pair => pair.account, pair => pair.index);
        var answered = numbers.ToDictionary(account => account, account => _history.AnsweredIn(account, _currency, _reports.Contains));
        var lying = Lying(answered);
        var victims = KeptTransfers.Where(transfer => _moved[transfer].Kind == GangTransferKind.VictimPays)
            .CountBy(transfer => _moved[transfer].Payer).ToDictionary();
        var accounts = numbers.Select(account => Account(account, stolen, gangsServed) with
        {
            ReportedBesides = Math.Max(0, _history.ReportedFrom(account) - victims.GetValueOrDefault(account)),
            LyingMinor = lying[account],
        }).ToList();
        var transfers = KeptTransfers.Select(transfer => Transfer(transfer, indexes))
            .OrderBy(transfer => transfer.Payment, StringComparer.Ordinal).ToList();
        var contacts = _contacts.Select(contact => new GangContact(TraitOf(contact.Key).Kind, contact.Key.Value, [.. contact.Value]))
            .OrderBy(contact => contact.Kind).ThenBy(contact => contact.Value, StringComparer.Ordinal).ToList();
        var money = new GangMoney(Currency.FromNumber(_currency), _at, accounts, transfers, contacts)
        {
            Answered = answered.Values.Aggregate(default(AnsweredMoney), (sum, one) => sum + one),
        };
        var sightings = SignIns(money).Concat(Holders(numbers, accounts)).Concat(Victims(indexes, accounts));
        return (money, [.. sightings.Take(SuspectSearch.SightingsMax)]);
    }

    /// <summary>The innocent explanations of some of its accounts, tested on their whole pasts.</summary>
    /// <param name="accounts">Their places in <see cref="GangMoney.Accounts"/>.</param>
    public IReadOnlyDictionary<int, IReadOnlyList<TestedExplanation>> Explain(IEnumerable<int> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        var (numbers, pasts) = (Numbers(), new AccountPasts(_history.State, _at, _history.ZoneOffsetMinutes));
        return accounts.ToDictionary(
            account => account,
            account => Explanations.Of(pasts.WholeOf(ReachedOf(numbers[account])), _at));
    }

    /// <summary>Its accounts as the links between things name them, in the order of <see cref="GangMoney.Accounts"/>.</summary>
    public IReadOnlyList<LinkNode> Nodes() => [.. Numbers().Select(_history.NodeOf)];

    /// <summary>The numbers of the accounts in their order.</summary>
    private List<uint> Numbers() =>
        [.. KeptTransfers.SelectMany(transfer => new[] { _moved[transfer].Payer, _moved[transfer].Payee }).Distinct()];

    /// <summary>
    /// The purse of an account in which most of the money lies. Money arrives converted too, so that it need not be of the gang's currency; where none
    /// lies, the one of that currency, or the first.
    /// </summary>
    private uint ReachedOf(uint account) =>
        _graph.PursesOf(account).OrderByDescending(purse => _lying.GetValueOrDefault(purse))
            .ThenByDescending(purse => _graph.CurrencyOf(purse) == _currency).First();

    private static Trait TraitOf(Identifier contact) => new(
        contact.Kind switch
        {
            IdentifierKind.Phone => TraitKind.Phone,
            IdentifierKind.Handle => TraitKind.Handle,
            IdentifierKind.Email => TraitKind.Email,
            IdentifierKind.Wallet => TraitKind.Wallet,
            _ => TraitKind.Url,
        },
        contact.Value);

    private GangAccount Account(uint account, HashSet<uint> stolen, IReadOnlyDictionary<NetworkAccount, int> gangsServed)
    {
        var (told, reached) = (_history.AccountOf(account), ReachedAt(account));
        var life = _history.LifeOf(account, _currency, stolen, _at);
        var (holding, isDoubtful) = (_history.HoldingOf(account, reached), _history.IsDoubtful(account, reached));
        var opened = isDoubtful ? holding?.OpenedMilliseconds ?? Facts.Unknown : _history.State.Activity.OpenedOf(account);
        return new GangAccount(told.Bank, told.Number, holding?.Kind ?? told.Kind, opened, life)
        {
            Holder = _history.NameOf(account, reached),
            IsDoubtful = isDoubtful,
            IsAbroad = _history.IsAbroad(account),
            GangsServed = gangsServed.GetValueOrDefault(told),
        };
    }

    /// <summary>
    /// What lies in each account: what the trails say rests there, less what banks have dealt with. The history knows of no holds, so that it may say that
    /// money moved on which a bank held: that is taken off where it would have gone.
    /// </summary>
    private Dictionary<uint, long> Lying(IReadOnlyDictionary<uint, AnsweredMoney> answered)
    {
        var lying = answered.Keys.ToDictionary(account => account, account => _graph.PursesOf(account).Sum(purse => _lying.GetValueOrDefault(purse)));
        var paid = KeptTransfers.Where(transfer => _moved[transfer].Kind != GangTransferKind.VictimPays).ToLookup(transfer => _moved[transfer].Payer);
        var left = KeptTransfers.ToDictionary(transfer => transfer, transfer => _moved[transfer].Minor);
        var held = new Queue<(uint Account, long Minor)>();
        foreach (var (account, told) in answered)
        {
            var rest = TakeOff(account, told.HeldMinor + told.ReturnedMinor + told.ReleasedMinor);
            _ = TakeOff(account, told.NotFoundMinor);
            held.Enqueue((account, rest));
        }

        while (held.TryDequeue(out var over))
        {
            // The latest first: what was held lay there the longest.
            foreach (var transfer in paid[over.Account].Reverse().TakeWhile(_ => over.Minor > 0))
            {
                var part = Math.Min(over.Minor, left[transfer]);
                left[transfer] -= part;
                over.Minor -= part;
                held.Enqueue((_moved[transfer].Payee, TakeOff(_moved[transfer].Payee, part)));
            }
        }

        return lying;

        long TakeOff(uint account, long minor)
        {
            var here = Math.Min(minor, lying[account]);
            lying[account] -= here;
            return minor - here;
        }
    }

    /// <summary>When stolen money first came to an account, or left it: whose it was then is who has a part in it.</summary>
    private long ReachedAt(uint account) => _reached.GetValueOrDefault(account, _at);

    private GangTransfer Transfer(uint transfer, Dictionary<uint, int> indexes)
    {
        var (moved, paid) = (_moved[transfer], _history.Payment((uint)_graph.PaymentOf(transfer)));
        return new GangTransfer(paid.Id, indexes[moved.Payer], indexes[moved.Payee], moved.Minor, paid.TimeMilliseconds, moved.Kind, moved.Case)
        {
            Device = _history.Devices.NameOf(paid.Device),
            Ip = _history.Addresses.NameOf(paid.Address),
        };
    }

    /// <summary>Where stolen money was handed on from: of a victim's account only if it was used for that.</summary>
    private static IEnumerable<Sighting> SignIns(GangMoney money)
    {
        var victims = money.Transfers.Where(transfer => transfer.Kind == GangTransferKind.VictimPays).Select(transfer => transfer.Payer).ToHashSet();
        var payees = money.Transfers.Where(transfer => transfer.Kind != GangTransferKind.Bait).Select(transfer => transfer.Payee).ToHashSet();
        foreach (var transfer in money.Transfers)
        {
            if (transfer.Kind is not (GangTransferKind.PassesOn or GangTransferKind.Leaves)
                || money.Accounts[transfer.Payer].IsWayOut || (victims.Contains(transfer.Payer) && !payees.Contains(transfer.Payer)))
            {
                continue;
            }

            // A payment may tell the one without the other.
            var account = GangDossier.ThingOf(money.Accounts[transfer.Payer]);
            Trait[] seen =
            [
                .. transfer.Device.Length == 0 ? [] : new[] { new Trait(TraitKind.Device, transfer.Device) },
                .. transfer.Ip.Length == 0 ? [] : new[] { new Trait(TraitKind.Ip, transfer.Ip) },
            ];
            foreach (var trait in seen)
            {
                yield return new Sighting(SightingSource.SignIn, transfer.Payment, transfer.TimeMilliseconds, account, trait);
            }

            if (seen is [var device, var ip])
            {
                yield return new Sighting(SightingSource.SignIn, transfer.Payment, transfer.TimeMilliseconds, device, ip);
            }
        }
    }

    /// <summary>Who holds the accounts that stolen money came to: victims and ways out are nobody suspected.</summary>
    private IEnumerable<Sighting> Holders(List<uint> numbers, List<GangAccount> accounts)
    {
        var payees = KeptTransfers.Where(transfer => _moved[transfer].Kind != GangTransferKind.Bait).Select(transfer => _moved[transfer].Payee).ToHashSet();
        for (var at = 0; at < accounts.Count; at++)
        {
            var account = accounts[at];
            if (!payees.Contains(numbers[at]) || account.IsWayOut)
            {
                continue;
            }

            var (of, record) = (GangDossier.ThingOf(account), $"{account.Bank} opening {account.Number}");
            var time = Math.Max(0, account.OpenedMilliseconds);
            if (account.Holder is { Length: > 0 } holder)
            {
                var source = _history.IsNamedByPayments(numbers[at]) ? SightingSource.PaymentText : SightingSource.BankRecord;
                yield return new Sighting(source, record, time, of, new Trait(TraitKind.Name, holder));
            }

            if (_history.PhoneOf(numbers[at], ReachedAt(numbers[at])) is { } phone)
            {
                yield return new Sighting(SightingSource.BankRecord, record, time, of, TraitOf(phone));
            }
        }
    }

    /// <summary>Whom victims were told to pay, and by whom.</summary>
    private IEnumerable<Sighting> Victims(Dictionary<uint, int> indexes, List<GangAccount> accounts)
    {
        foreach (var (scam, payee) in _told)
        {
            Trait[] contacts = [.. scam.Contacts.Select(TraitOf).Distinct()];
            foreach (var contact in contacts)
            {
                if (indexes.TryGetValue(payee, out var index))
                {
                    yield return Said(scam, contact, GangDossier.ThingOf(accounts[index]));
                }

                foreach (var other in contacts.Where(other => contact < other))
                {
                    yield return Said(scam, contact, other);
                }
            }
        }
    }

    private Sighting Said(NetworkCase scam, Trait contact, Trait with) =>
        new(SightingSource.Victim, scam.ReportId, scam.ReportedMilliseconds, contact, with) { By = _history.NodeOf(scam.Victim).Key };
}
