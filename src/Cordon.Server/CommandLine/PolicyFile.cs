using Cordon.Engine;

namespace Cordon.Server.CommandLine;

/// <summary>The text of a rule set or of a model, from a file.</summary>
internal static class PolicyFile
{
    /// <summary>Bytes that are read; the readers of rules and of models have limits of their own below it.</summary>
    private const long BytesMax = Command.PublishPolicy.ModelCharactersMax;

    /// <summary>The file's text.</summary>
    /// <exception cref="RunException">The file is not there or too large.</exception>
    public static string Read(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new RunException($"{path} is no file.");
        }

        return info.Length <= BytesMax ? File.ReadAllText(path) : throw new RunException($"{path} is larger than {BytesMax} bytes.");
    }
}
