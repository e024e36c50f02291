using System.ComponentModel;
using System.Diagnostics;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>A second implementation, in another language and with nothing in common, agrees on every root and proof of small trees (TL2).</summary>
public class SecondMerkleTreeTests
{
    private const int Largest = 300;

    [FactWithNode]
    public async Task Node_agrees_on_every_root_and_proof_of_trees_of_0_to_300()
    {
        var random = new Random(9162);
        ReadOnlyMemory<byte>[] entries = [.. Enumerable.Range(0, Largest).Select(i => Bytes(random, i % 7 * 13))];

        var (said, code) = await AskAsync(to =>
        {
            foreach (var entry in entries)
            {
                to.Write($"entry {Convert.ToHexStringLower(entry.Span)}\n");
            }

            for (var size = 0; size <= Largest; size++)
            {
                var tree = MerkleTree.Over(entries[..size]);
                to.Write($"root {size} {tree.Root()}\n");
                for (var index = 0; index < size; index++)
                {
                    to.Write($"inclusion {Line(index, size, tree.InclusionProof(index, size))}\n");
                    to.Write($"consistency {Line(index + 1, size, tree.ConsistencyProof(index + 1, size))}\n");
                }
            }
        });

        (said, code).ShouldBe(($"{Largest + 1} roots, {Largest * (Largest + 1) / 2} inclusion proofs, {Largest * (Largest + 1) / 2} consistency proofs\n", 0));
    }

    [FactWithNode]
    public async Task Node_disagrees_with_a_proof_that_is_not_one()
    {
        var tree = MerkleTree.Over([new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 }]);
        (await AskAsync(to => to.Write($"entry 01\nentry 02\nentry 03\nroot 3 {tree.Root()}\ninclusion {Line(1, 3, tree.InclusionProof(0, 3))}\n")))
            .ShouldBe(("inclusion 1 3 is another here\n", 1));
    }

    private static string Line(int first, int second, IEnumerable<Digest> hashes) => string.Join(' ', hashes.Select(one => one.ToString()).Prepend($"{first} {second}"));

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task<(string Said, int Code)> AskAsync(Action<TextWriter> tell)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Evidence", "merkle.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, objection) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        tell(node.StandardInput);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return (await said + await objection, node.ExitCode);
    }
}

/// <summary>A test that needs Node. Where it is missing the test is skipped and says so, but on a build server it fails.</summary>
public sealed class FactWithNodeAttribute : FactAttribute
{
    public FactWithNodeAttribute() =>
        Skip = Environment.GetEnvironmentVariable("CI") is "true" or "1" || IsThere() ? null : "node is missing (Debian: apt-get install nodejs).";

    private static bool IsThere()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // The only way the platform says that there is no such program.
            return false;
        }
    }
}
