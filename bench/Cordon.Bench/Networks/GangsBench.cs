using System.Diagnostics;
using System.Text.Json;
using Cordon.Bench.Measuring;
using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Formats.DataSets;
using Cordon.Formats.Networks;
using Cordon.Simulation.Economy;

namespace Cordon.Bench.Networks;

/// <summary>
/// <c>gangs [DIR] [--pages OUT]</c>: tells the roles of each gang's accounts from the reported payments of a labelled data set, or of a simulated one, and
/// holds them against the labels; writes each gang's page where wished. The truth tells which gang a report is of, and judges; nothing else reads it.
/// </summary>
public static class GangsBench
{
    /// <summary>The bench's name.</summary>
    public const string Name = "gangs";

    private static readonly Role[] Judged =
        [Role.Collector, Role.Layer, Role.CashOut, Role.RecruitedMule, Role.FrontBusiness, Role.ExchangeDesk, Role.Victim, Role.Bystander, Role.WayOut];

    /// <summary>Runs it. Returns 0, or 2 for wrong usage.</summary>
    public static int Run(BenchRun run, IReadOnlyList<string> args)
    {
        var pages = args.ToList().IndexOf("--pages");
        var rest = args.Where((_, at) => pages < 0 || (at != pages && at != pages + 1)).ToList();
        if (rest.Count > 1 || (pages >= 0 && pages == args.Count - 1))
        {
            Console.Error.WriteLine("gangs takes one data set, or none, and --pages OUT.");
            return 2;
        }

        using var scratch = new ScratchFolder();
        var options = new EconomyOptions { Seed = 1, Persons = run.Size(6000, 1000), Days = run.Size(45, 20) };
        var folder = rest.Count == 1 ? rest[0] : scratch.Path;
        if (rest.Count == 0)
        {
            EconomyFolder.Write(options, folder);
        }

        using var world = new GangWorld(folder);
        var drafts = world.Gangs.Select(world.DraftOf).ToList();
        var served = world.Channels().Shared(drafts).Where(found => found.Channel.ScorePercent > 0)
            .ToDictionary(found => found.Place, found => found.Channel.Gangs.Count);
        var tally = new Tally(world);
        var milliseconds = new List<double>();
        foreach (var (gang, draft) in world.Gangs.Zip(drafts))
        {
            var (money, sightings) = draft.Finish(served);
            var from = Stopwatch.GetTimestamp();
            var dossier = GangDossier.Of(gang, money, sightings);
            milliseconds.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            tally.Judge(dossier);
            if (pages >= 0)
            {
                Write(args[pages + 1], dossier);
            }
        }

        tally.Report(run, rest.Count == 1 ? rest[0] : $"{options.Persons} persons, {options.Days} days", milliseconds);
        return 0;
    }

    private static void Write(string folder, GangDossier gang)
    {
        Directory.CreateDirectory(folder);
        using (var page = File.Create(Path.Combine(folder, $"gang-{gang.Gang}.html")))
        {
            GangPage.Write(page, gang);
        }

        using var data = File.Create(Path.Combine(folder, $"gang-{gang.Gang}.json"));
        using var json = new Utf8JsonWriter(data, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        GangJson.Write(json, gang);
        json.WriteEndObject();
    }

    /// <summary>Counts roles told against roles had.</summary>
    private sealed class Tally(GangWorld world)
    {
        private readonly Dictionary<Role, (int Told, int Right, int Had)> _roles = Judged.ToDictionary(role => role, _ => (0, 0, 0));
        private readonly Dictionary<Certainty, (int Told, int Right)> _words = [];
        private readonly Dictionary<string, HashSet<Role>> _truth = TruthOf(world);
        private int _accounts;
        private int _mains;
        private int _mainsRight;

        public void Judge(GangDossier gang)
        {
            foreach (var account in gang.Roles)
            {
                var (bank, number) = (gang.Money.Accounts[account.Account].Bank, gang.Money.Accounts[account.Account].Number);
                var truth = TrueRoles(gang.Money.Accounts[account.Account], $"{bank} {number}");
                _accounts++;
                _mains += account.Main is null ? 0 : 1;
                _mainsRight += account.Main is { } main && truth.Contains(main) ? 1 : 0;
                foreach (var role in Judged)
                {
                    var (told, right, had) = _roles[role];
                    var (isTold, isHad) = (account.Has(role) ? 1 : 0, truth.Contains(role) ? 1 : 0);
                    _roles[role] = (told + isTold, right + (isTold * isHad), had + isHad);
                }

                foreach (var finding in account.Roles)
                {
                    var (told, right) = _words.GetValueOrDefault(finding.Certainty);
                    _words[finding.Certainty] = (told + 1, right + (truth.Contains(finding.Role) ? 1 : 0));
                }
            }
        }

        public void Report(BenchRun run, string work, List<double> milliseconds) => run.Report(
            [Percent(_mainsRight, _mains)], "percent of accounts whose first role is true", $"{work}, {milliseconds.Count} gangs", ("accounts", _accounts),
            ("accounts_with_a_role_percent", Percent(_mains, _accounts)),
            ("roles_true_percent", Judged.Select(role => (GangWord(role), (object)Percent(_roles[role].Right, _roles[role].Told))).ToArray()),
            ("roles_found_percent", Judged.Select(role => (GangWord(role), (object)Percent(_roles[role].Right, _roles[role].Had))).ToArray()),
            ("roles_told", Judged.Select(role => (GangWord(role), (object)_roles[role].Told)).ToArray()),
            ("words_true_percent", _words.OrderBy(word => word.Key)
                .Select(word => (word.Key.ToString().ToLowerInvariant(), (object)Percent(word.Value.Right, word.Value.Told))).ToArray()),
            ("words_told", _words.OrderBy(word => word.Key).Select(word => (word.Key.ToString().ToLowerInvariant(), (object)word.Value.Told)).ToArray()),
            ("dossier_most_milliseconds", milliseconds.Count == 0 ? 0 : milliseconds.Max()));

        private HashSet<Role> TrueRoles(GangAccount account, string name)
        {
            var truth = _truth.GetValueOrDefault(name, []);
            return truth.Count > 0 ? truth : account.IsWayOut ? [Role.WayOut] : [Role.Bystander];
        }

        /// <summary>What each account truly did, from all labels: reported or not.</summary>
        private static Dictionary<string, HashSet<Role>> TruthOf(GangWorld world)
        {
            var (came, truth) = (new HashSet<string>(), new Dictionary<string, HashSet<Role>>(StringComparer.Ordinal));
            foreach (var payment in world.Payments.OrderBy(payment => payment.Time))
            {
                switch (world.Labels.GetValueOrDefault(payment.Id, PaymentLabel.Genuine))
                {
                    case PaymentLabel.Scam:
                        Add(payment.Payer, Role.Victim);
                        Add(payment.Payee, Role.Collector);
                        break;
                    case PaymentLabel.Layering:
                        came.Add(payment.Payee);
                        if (came.Contains(payment.Payer))
                        {
                            Add(payment.Payer, Role.Layer);
                        }

                        break;
                    case PaymentLabel.Cashout:
                        Add(payment.Payer, Role.CashOut);
                        Add(payment.Payee, Role.WayOut);
                        break;
                    default:
                        break;
                }
            }

            foreach (var (name, kind) in world.Kinds)
            {
                switch (kind)
                {
                    case "recruited":
                        Add(name, Role.RecruitedMule);
                        break;
                    case "shell" or "front":
                        Add(name, Role.FrontBusiness);
                        break;
                    case "desk" or "banker":
                        Add(name, Role.ExchangeDesk);
                        break;
                    default:
                        break;
                }
            }

            return truth;

            void Add(string name, Role role) => (truth.TryGetValue(name, out var roles) ? roles : truth[name] = []).Add(role);
        }

        private static string GangWord(Role role) =>
            string.Concat(role.ToString().Select((c, at) => $"{(char.IsUpper(c) && at > 0 ? "_" : "")}{char.ToLowerInvariant(c)}"));

        private static double Percent(long part, long whole) => whole == 0 ? 0 : Math.Round(100.0 * part / whole, 1);
    }
}
