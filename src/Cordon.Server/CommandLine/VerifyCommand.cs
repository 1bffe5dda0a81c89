using System.CommandLine;
using System.Text;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Engine.Journal;
using Cordon.Engine.Proving;
using Cordon.Exchange.Proofs;
using Cordon.Exchange.Trust;

namespace Cordon.Server.CommandLine;

/// <summary><c>cordon verify</c>: checks evidence of cases and whole logs, offline.</summary>
internal static class VerifyCommand
{
    /// <summary>The evidence log's folder in a centre's data folder.</summary>
    public const string LogFolder = "evidence";

    /// <summary>Bytes of a case's evidence: a trail of some hundred payments has a few million, a model's text as many.</summary>
    private const long BundleBytesMax = 256 * 1024 * 1024;

    public static System.CommandLine.Command Build()
    {
        var paths = new Argument<string[]>("FILE")
        {
            Description = "Evidence of cases; folders of logs; or a centre's data folder, whose journal is then held against its log.",
            Arity = ArgumentArity.OneOrMore,
        };
        var key = new Option<string?>("--key")
        {
            Description = "The log's public key, had from elsewhere: its line, or a file with it. Without it the key that came along is taken.",
            HelpName = "KEY",
        };
        var checkpoint = new Option<string?>("--checkpoint")
        {
            Description = "A file with a checkpoint of the log that was kept elsewhere: the log must have grown out of it.",
            HelpName = "FILE",
        };
        var trust = ExchangeCommand.TrustOption();
        trust.Description = "The trust list by which proofs of what other centres did are read.";
        var keepers = new Option<string?>("--keepers")
        {
            Description = "The lines of those who keep the trust list, had from elsewhere. Without it those are taken whom it names itself.",
            HelpName = "FILE",
        };
        var command = new System.CommandLine.Command("verify", "Checks evidence of cases and whole logs against their signatures and proofs, offline.")
        {
            paths, key, checkpoint, trust, keepers,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var expected = parsed.GetValue(key) is { } given ? KeyOf(given) : null;
            var all = parsed.GetValue(paths)!;
            var kept = parsed.GetValue(checkpoint) is { } file
                ? Encoding.UTF8.GetString(await ReadAsync(file, LogCheck.KeptBytesMax, "checkpoint", cancellation).ConfigureAwait(false)) : null;
            if (kept is not null && all.FirstOrDefault(path => !Directory.Exists(path)) is { } alone)
            {
                throw new UsageException($"--checkpoint is for a log's folder or a centre's, and {VisibleText.Of(alone)} is none.");
            }

            var list = parsed.GetValue(trust) is { } listed ? ExchangeCommand.ReadList(listed) : null;
            var named = parsed.GetValue(keepers) is { } lines ? ExchangeCommand.ReadKeepers(lines) : null;
            var wrong = 0;
            foreach (var path in all)
            {
                wrong += await VerifyAsync(path, expected, kept, list, named, cancellation).ConfigureAwait(false) ? 0 : 1;
            }

            return wrong == 0 ? 0 : throw new RunException(all.Length == 1 ? $"{all[0]} does not hold" : $"{wrong} of {all.Length} do not hold");
        });
        return command;
    }

    private static async Task<bool> VerifyAsync(
        string path, VerifierKey? expected, string? kept, Envelope? trust, IReadOnlyList<TrustKeeper>? keepers, CancellationToken cancellation)
    {
        var report = Directory.Exists(path)
            ? await VerifyFolderAsync(path, expected, kept, cancellation).ConfigureAwait(false)
            : Check(await ReadAsync(path, BundleBytesMax, "evidence of a case", cancellation).ConfigureAwait(false), expected, trust, keepers);
        Console.WriteLine(path);
        foreach (var line in report.Lines)
        {
            Console.WriteLine("  " + VisibleText.Of(line));
        }

        foreach (var fault in report.Faults)
        {
            Console.WriteLine("  NOT PROVEN: " + VisibleText.Of(fault));
        }

        Console.WriteLine(report.Holds ? "  Everything holds." : "  It does not hold.");
        return report.Holds;
    }

    private static EvidenceReport Check(byte[] bytes, VerifierKey? expected, Envelope? trust, IReadOnlyList<TrustKeeper>? keepers) =>
        !ExchangeProof.IsOne(bytes) ? BundleCheck.Check(bytes, expected)
        : trust is null ? throw new UsageException("--trust FILE is needed for a proof of what another centre did.")
        : ExchangeProofCheck.Check(bytes, trust, keepers);

    private static async Task<byte[]> ReadAsync(string path, long bytesMax, string what, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        return !file.Exists ? throw new RunException($"{path} is not there.")
            : file.Length > bytesMax ? throw new RunException($"{path} has {file.Length} bytes: no {what} is so large.")
            : await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
    }

    private static async Task<EvidenceReport> VerifyFolderAsync(string folder, VerifierKey? expected, string? kept, CancellationToken cancellation)
    {
        var own = Path.Combine(folder, LogFolder);
        var journal = Path.Combine(folder, UpCommand.JournalFile);
        if (!LogCheck.IsOne(folder) && !LogCheck.IsOne(own))
        {
            throw new RunException($"{folder} holds no evidence log, nor is it a centre's data folder with one.");
        }

        using var progress = new ProgressBar("verify", 0, TimeProvider.System);
        if (LogCheck.IsOne(folder) || !File.Exists(journal))
        {
            return await LogCheck.CheckAsync(LogCheck.IsOne(folder) ? folder : own, expected, null, Told, kept, cancellation).ConfigureAwait(false);
        }

        await using var store = new SqliteJournal(journal);
        return await LogCheck.CheckAsync(own, expected, store, Told, kept, cancellation).ConfigureAwait(false);

        void Told(long done, long all) => progress.Report(done);
    }

    private static VerifierKey KeyOf(string given)
    {
        var text = File.Exists(given) ? File.ReadAllText(given).Trim() : given;
        return VerifierKey.Read(text) ?? throw new UsageException($"--key {VisibleText.Of(given)} is neither a log's public key nor a file with one.");
    }
}
