using System.CommandLine;
using Cordon.Engine;
using Cordon.Engine.Journal;

namespace Cordon.Server.CommandLine;

/// <summary>The options of a command that works on a centre's data while no server runs on them, and the centre.</summary>
internal sealed class StandingCentre
{
    private readonly CentreChoices _choices = new();

    private readonly Option<string> _data = new("--data") { Description = "The folder of the centre's data.", Required = true, HelpName = "DIR" };

    public void AddTo(System.CommandLine.Command command)
    {
        command.Options.Add(_data);
        _choices.AddTo(command);
    }

    /// <summary>Opens the centre and has something done with it.</summary>
    /// <exception cref="RunException">There is none, or a process has it.</exception>
    /// <param name="act">Is given the centre, its journal and the folder of its data.</param>
    public async Task RunAsync(ParseResult parsed, Func<Centre, IJournal, string, Task> act, CancellationToken cancellation)
    {
        var (path, postgres) = (parsed.GetValue(_data)!, _choices.PostgresJournal(parsed));
        if (!(postgres is null ? File.Exists(Path.Combine(path, UpCommand.JournalFile)) : Directory.Exists(path)))
        {
            throw new RunException($"{path} holds no centre; cordon up --data {path} makes one.");
        }

        using var folder = DataFolder.Take(path);
        await using var journal = postgres ?? new SqliteJournal(folder.Journal);
        var options = await _choices.OptionsAsync(parsed, journal, cancellation).ConfigureAwait(false);
        await using var centre = await Centre.OpenAsync(options, journal, TimeProvider.System, cancellation).ConfigureAwait(false);
        await act(centre, journal, path).ConfigureAwait(false);
    }
}
