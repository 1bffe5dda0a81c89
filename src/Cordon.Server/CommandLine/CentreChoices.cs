using System.CommandLine;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Journal;

namespace Cordon.Server.CommandLine;

/// <summary>The options that say what centre a command runs, shared by those that run one.</summary>
internal sealed class CentreChoices
{
    public Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = "Keep the journal in PostgreSQL: an Npgsql connection string.",
        HelpName = "CONNECTION",
    };

    public Option<string> Zone { get; } = new("--zone")
    {
        Description = "The centre's zone east of UTC, for hours and nights: +08:00, -03:30, Z.",
        DefaultValueFactory = _ => "Z",
        HelpName = "OFFSET",
    };

    public Option<string> Reference { get; } = new("--reference")
    {
        Description = "The currency in which amounts are compared, and in which rules are written.",
        DefaultValueFactory = _ => "EUR",
        HelpName = "CURRENCY",
    };

    public Option<bool> NoPatterns { get; } = new("--no-patterns")
    {
        Description = "Do not look for patterns of laundering in the stream: they take some two microseconds a payment.",
    };

    public Option<bool> NoModel { get; } = new("--no-model")
    {
        Description = "Begin without the model that comes with the program: the rules then decide alone.",
    };

    public void AddTo(System.CommandLine.Command command)
    {
        command.Options.Add(Postgres);
        command.Options.Add(Zone);
        command.Options.Add(Reference);
        command.Options.Add(NoPatterns);
        command.Options.Add(NoModel);
    }

    /// <summary>The options of a centre that may have been begun before: what is not given stays what it was then.</summary>
    /// <exception cref="UsageException">A zone or a currency is none.</exception>
    public async ValueTask<CentreOptions> OptionsAsync(ParseResult parsed, IJournal journal, CancellationToken cancellation)
    {
        var options = Options(parsed);
        if (await Founding.OfAsync(journal, cancellation: cancellation).ConfigureAwait(false) is not { } founding)
        {
            return options;
        }

        return options with
        {
            Reference = IsGiven(parsed, Reference) ? options.Reference : founding.Reference,
            ZoneOffsetMinutes = IsGiven(parsed, Zone) ? options.ZoneOffsetMinutes : founding.ZoneOffsetMinutes,
            FindsPatterns = IsGiven(parsed, NoPatterns) ? options.FindsPatterns : founding.FindsPatterns,
        };
    }

    /// <summary>Tells whoever begins a centre what the model that decides there, one that was named or the one of the program, cannot do.</summary>
    /// <param name="own">The text of a model that was named. One that cannot be read is refused by whom it is given to.</param>
    public void TellOfModel(ParseResult parsed, CentreOptions options, string? own)
    {
        if (own is not null && TreeEnsemble.Read(own).Ensemble is { } model)
        {
            ModelDoubts.Tell(model, options);
        }

        if (own is null && !parsed.GetValue(NoModel) && options.Reference != TreeEnsemble.DefaultReference)
        {
            Console.Error.WriteLine(
                $"cordon: the model that comes with Cordon knows amounts in {TreeEnsemble.DefaultReference.Code}; with --reference {options.Reference.Code} "
                + "the rules decide alone until a model is trained on payments of that currency.");
        }
    }

    /// <summary>Tells whoever asks a centre that was begun to begin without a model that it is too late for that.</summary>
    public void TellOfModelInForce(ParseResult parsed, TreeEnsemble? model)
    {
        if (parsed.GetValue(NoModel) && model is not null)
        {
            Console.Error.WriteLine(
                $"cordon: --no-model is for a centre that begins. In this one the model {model.Name} {model.Version} decides; to do without it, send "
                + "{\"model\": \"none\", \"by\": …, \"reason\": …} to POST /v1/policy.");
        }
    }

    /// <summary>The centre's options as chosen.</summary>
    /// <exception cref="UsageException">A zone or a currency is none.</exception>
    public CentreOptions Options(ParseResult parsed)
    {
        var reference = parsed.GetValue(Reference)!;
        if (!Currency.TryParse(reference, out var currency))
        {
            throw new UsageException($"--reference '{reference}' is not a currency of ISO 4217 that one can pay in.");
        }

        return new CentreOptions
        {
            Reference = currency,
            ZoneOffsetMinutes = Minutes(parsed.GetValue(Zone)!),
            FindsPatterns = !parsed.GetValue(NoPatterns),
            FirstModel = parsed.GetValue(NoModel) || currency != TreeEnsemble.DefaultReference ? null : TreeEnsemble.DefaultText,
        };
    }

    /// <summary>The journal in PostgreSQL where one was named.</summary>
    public IJournal? PostgresJournal(ParseResult parsed)
    {
        if (parsed.GetValue(Postgres) is not { } connection)
        {
            return null;
        }

        try
        {
            return new PostgresJournal(connection);
        }
        catch (ArgumentException bad)
        {
            throw new UsageException($"--postgres is no connection string: {bad.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static int Minutes(string zone) => ZoneOffset.TryParse(zone, out var minutes)
        ? minutes
        : throw new UsageException($"--zone '{zone}' is no offset such as +08:00, -03:30 or Z.");
}
