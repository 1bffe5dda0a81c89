using Cordon.Formats.DataSets;

namespace Cordon.Formats.Foreign;

/// <summary>A foreign format that can be turned into a data set, and the list of all of them.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Description">One line for the help.</param>
/// <param name="Import">Reads the inputs and hands what they hold to the run.</param>
public sealed record ForeignFormat(string Name, string Description, Action<ForeignInputs, ImportRun> Import)
{
    /// <summary>Every format; a new one is one more row here.</summary>
    public static readonly IReadOnlyList<ForeignFormat> All =
    [
        new("amlsim", "IBM AMLSim: transactions.csv, accounts.csv, accounts_country.csv, alert_*.csv", AmlSim.Import),
        new("amlgentex", "AMLGentex: tx_log.csv, accounts.csv", AmlGentex.Import),
        new("amlworld", "IBM AMLworld: *_Trans.csv, *_accounts.csv, *_Patterns.txt", AmlWorld.Import),
        new("paysim", "PaySim: the raw log, or the published CSV", PaySim.Import),
        new("saml-d", "SAML-D: SAML-D.csv", SamlD.Import),
        new("berka", "PKDD'99 financial (Berka): trans.asc, account.asc, disp.asc", Berka.Import),
    ];

    /// <summary>The format of a name, or null.</summary>
    public static ForeignFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>Turns foreign files into a data set in a folder.</summary>
    /// <param name="format">The name of one of <see cref="All"/>.</param>
    /// <param name="inputs">Files and folders; a folder stands for the format's usual files in it.</param>
    /// <param name="outDir">The folder to write: payments, accounts, labels, banks.csv, rejected.csv and, last of all, import.json.</param>
    /// <param name="progress">Called now and then with the rows read so far.</param>
    /// <param name="ending">How the data set's files end, one of <see cref="DataSetFolder.Endings"/>.</param>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    /// <exception cref="DataSetException">An input is missing, damaged or not of this format; the message says which and why.</exception>
    public static ImportResult Run(
        string format, IReadOnlyList<string> inputs, string outDir, Action<long>? progress = null, string ending = ".csv")
    {
        var found = Find(format)
            ?? throw new ArgumentException($"'{format}' is no format; there are {string.Join(", ", All.Select(f => f.Name))}.", nameof(format));
        var files = ForeignInputs.Find(inputs);
        using var run = new ImportRun(found.Name, outDir, ending, progress);
        found.Import(files, run);
        return run.Finish();
    }
}
