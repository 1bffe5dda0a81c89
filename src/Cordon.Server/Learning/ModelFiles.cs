using Cordon.Server.CommandLine;

namespace Cordon.Server.Learning;

/// <summary>A model's file and its card, which lies beside it: both are written over what their like wrote before, and nothing else is.</summary>
internal static class ModelFiles
{
    private const string ModelEnding = ".model";
    private const string CardEnding = ".md";
    private const string ModelHead = "cordon-model ";
    private const string CardHead = "# Model ";
    private const string UnderWay = ".under-way";

    /// <summary>The card's file: of m.model it is m.md, and of any other name that name with .md behind it, so that v1.1 and v1.2 have two.</summary>
    public static string CardOf(string outFile) =>
        Path.GetExtension(outFile) == ModelEnding ? Path.ChangeExtension(outFile, CardEnding) : outFile + CardEnding;

    /// <summary>Looks before anything is trained, which takes minutes, whether both have somewhere to go.</summary>
    /// <exception cref="UsageException">They have not, or would take the place of something else.</exception>
    public static string Checked(string outFile)
    {
        if (Directory.Exists(outFile) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(outFile))))
        {
            throw new UsageException($"--out {outFile} is no file in a folder that is there.");
        }

        // What a hand slips on is a file of the data set, or notes of one's own.
        CheckOwn(outFile, ModelHead, "model");
        CheckOwn(CardOf(outFile), CardHead, "model's card");
        try
        {
            File.WriteAllBytes(outFile + UnderWay, []);
            File.Delete(outFile + UnderWay);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out {outFile} cannot be written: {failure.Message}");
        }

        return outFile;
    }

    /// <summary>Writes both whole, or leaves what was there: neither takes its place before both are written.</summary>
    public static async Task WriteAsync(string outFile, string model, string card, CancellationToken cancellation)
    {
        var files = new[] { (Path: outFile, Text: model), (Path: CardOf(outFile), Text: card) };
        try
        {
            foreach (var (path, text) in files)
            {
                await File.WriteAllTextAsync(path + UnderWay, text, cancellation).ConfigureAwait(false);
            }

            foreach (var (path, _) in files)
            {
                File.Move(path + UnderWay, path, overwrite: true);
            }
        }
        finally
        {
            foreach (var (path, _) in files)
            {
                File.Delete(path + UnderWay);
            }
        }
    }

    private static void CheckOwn(string path, string head, string what)
    {
        if (File.Exists(path) && File.ReadLines(path).FirstOrDefault()?.StartsWith(head, StringComparison.Ordinal) == false)
        {
            throw new UsageException($"--out: {path} is there already and is no {what}; it is left as it is.");
        }
    }
}
